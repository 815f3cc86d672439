/**
 * Bulk evaluation: blocks of numbers that stay in the cache, one stage at a time over a block, and
 * the threads that share a large array. Not exported. Nothing here changes a result: every loop
 * gives the bits of {@code forward(double)}.
 */
@NullMarked
package dev.secant.runtime.kernel;

import org.jspecify.annotations.NullMarked;
