/**
 * Writes what a native image has to know of the generated code: which interfaces Retrofit
 * implements at run time, and which models are created by their constructor. Runs on each build,
 * after the compiler.
 */
package io.getsales.client.build.nativeimage;
