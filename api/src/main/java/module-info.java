/**
 * What the author of a function compiles against: the service types {@code Function} and {@code
 * FunctionFactory} and the values they exchange with their host.
 */
module dev.secant.api {
  requires static transitive org.jspecify;

  exports dev.secant.api;
}
