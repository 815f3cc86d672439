/**
 * Functions in another JVM: what is said between the two, the side that asks, and the side that
 * computes.
 *
 * <p>A worker is one JVM that serves one call at a time. Numbers pass through a file that both map
 * into memory, with the place that the worker is at, which can be read when it is dead; all else
 * passes through a Unix domain socket, which no plug-in has in hand as it has standard input and
 * output.
 */
@NullMarked
package dev.secant.runtime.worker;

import org.jspecify.annotations.NullMarked;
