/**
 * How long it takes to find functions in thousands of JARs: the JARs, and the processes that look
 * for their functions. Start at {@link dev.secant.benchmarks.discovery.Discovery}.
 */
@NullMarked
package dev.secant.benchmarks.discovery;

import org.jspecify.annotations.NullMarked;
