/**
 * The operator that computes chains for whole blocks of rows, and what puts it into a query: start
 * at {@link dev.secant.spark.plan.BulkStrategy}.
 */
@NullMarked
package dev.secant.spark.plan;

import org.jspecify.annotations.NullMarked;
