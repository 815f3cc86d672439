/**
 * How fast: each experiment in a JVM of its own, timed by the CPU time of its thread, printed as
 * one line of {@code key=value} a task. {@code benchmarks/compare} runs them beside other tools.
 */
@NullMarked
package dev.secant.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
