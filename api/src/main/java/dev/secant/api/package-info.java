/**
 * The service provider interface of Secant: everything the author of a function needs, and nothing
 * else.
 *
 * <p>Start at {@link dev.secant.api.ElementwiseFunction}: one method, {@code double
 * forward(double)}, is a complete function. {@link dev.secant.api.Function} is the service type,
 * listed in {@code META-INF/services/dev.secant.api.Function}; {@link
 * dev.secant.api.FunctionFactory} is the second service type, for functions with parameters such as
 * {@code pow(3)}.
 *
 * <table>
 * <caption>Which interface to implement</caption>
 * <tr><th>the function</th><th>implement</th><th>you write</th></tr>
 * <tr><td>maps each number by itself</td><td>{@code ElementwiseFunction}</td><td>{@code forward(double)}</td></tr>
 * <tr><td>and knows its derivative</td><td>{@code DifferentiableElementwiseFunction}</td>
 *     <td>and {@code derivative(double)}</td></tr>
 * <tr><td>and has a fast loop over arrays</td><td>{@code BulkFunction}</td>
 *     <td>and {@code forward(double[], double[], int)}</td></tr>
 * <tr><td>maps a whole array (a sum, a norm)</td><td>{@code Function}</td><td>{@code apply(Variable)}</td></tr>
 * <tr><td>and knows its vector-Jacobian product</td><td>{@code DifferentiableFunction}</td>
 *     <td>and {@code backward(Variable, Variable)}</td></tr>
 * <tr><td>has parameters</td><td>{@code FunctionFactory}</td>
 *     <td>{@code parameters()} and {@code create(Arguments)}</td></tr>
 * </table>
 *
 * <p><b>Growth:</b> these interfaces grow by default methods and new types only, so that a JAR
 * built against an older api keeps working. <b>Thread safety:</b> values are immutable; functions
 * and factories must be stateless and safe to call from any number of threads at once. Nothing here
 * is null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.secant.api;

import org.jspecify.annotations.NullMarked;
