/**
 * Chains and their derivatives on Apache Spark: SQL functions and DataFrame columns. Start at
 * {@link dev.secant.spark.SecantSpark}.
 */
@NullMarked
package dev.secant.spark;

import org.jspecify.annotations.NullMarked;
