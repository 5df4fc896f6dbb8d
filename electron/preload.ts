import { contextBridge, ipcRenderer } from 'electron';
import { createWindowApi } from './ipc/window-api';

contextBridge.exposeInMainWorld('presenceTray', createWindowApi(ipcRenderer));
