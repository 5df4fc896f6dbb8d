@echo off
rem A program with windows is not waited for by the console, and its exit code is lost: this waits.
start "" /b /wait "%~dp0..\presence-tray.exe" %*
exit /b %ERRORLEVEL%
