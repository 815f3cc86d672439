/**
 * The SQL functions: their arguments are checked when a query is analysed, and become expressions
 * of Catalyst. Start at {@link dev.secant.spark.sql.SqlFunction}.
 */
@NullMarked
package dev.secant.spark.sql;

import org.jspecify.annotations.NullMarked;
