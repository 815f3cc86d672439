/**
 * The program behind {@code secant-spark-submit}: computes a chain for each row of a file. Start at
 * {@link dev.secant.spark.job.SecantSparkJob}. One thread at a time.
 */
@NullMarked
package dev.secant.spark.job;

import org.jspecify.annotations.NullMarked;
