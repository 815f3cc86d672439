/**
 * The everyday functions, one class each, named as in a chain: {@code Square} is {@code square},
 * {@code LogSumExp} is {@code log_sum_exp}. Nothing here is exported; hosts find the classes as
 * services. Everything is stateless and thread-safe.
 *
 * <p>A {@link dev.secant.api.BulkFunction} here is either a {@code BlockKernel} or has a loop of
 * its own around its {@code forward(double)}: not one for all, for the JIT compiler inlines only
 * what a loop calls on every use, and makes vector instructions only of what it inlined.
 */
@NullMarked
package dev.secant.functions.basic;

import org.jspecify.annotations.NullMarked;
