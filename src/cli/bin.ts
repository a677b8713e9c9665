#!/usr/bin/env node
import { keepCompiledCode } from './compiled-code.ts';

if (!process.env['NODE_DISABLE_COMPILE_CACHE']) keepCompiledCode();
void import('./start.ts');
