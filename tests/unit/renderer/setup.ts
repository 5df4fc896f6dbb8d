import { configure } from '@testing-library/react';

/** What is awaited comes as fast as the machine is; a busy one may take longer than the usual second. */
configure({ asyncUtilTimeout: 10_000 });
