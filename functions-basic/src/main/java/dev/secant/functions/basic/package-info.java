/**
 * The everyday functions, one class each, named as in a chain: {@code Square} is {@code square},
 * {@code LogSumExp} is {@code log_sum_exp}. Nothing here is exported; hosts find the classes as
 * services. Everything is stateless and thread-safe.
 */
@NullMarked
package dev.secant.functions.basic;

import org.jspecify.annotations.NullMarked;
