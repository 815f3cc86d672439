/**
 * Secant beside its peers on one machine: runs both in turn, keeps the least time of each, writes
 * {@code RESULTS.md}. Started by the script {@code benchmarks/compare}.
 */
@NullMarked
package dev.secant.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
