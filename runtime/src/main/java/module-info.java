/**
 * Chains of functions, their numerical derivatives, and the registry that finds functions in JARs:
 * what an application embeds. Start at {@code dev.secant.runtime.registry.FunctionRegistry}.
 */
module dev.secant.runtime {
  requires transitive dev.secant.api;
  requires static transitive org.jspecify;
  requires com.google.common;
  requires org.slf4j;

  exports dev.secant.runtime.chain;
  exports dev.secant.runtime.curve;
  exports dev.secant.runtime.diff;
  exports dev.secant.runtime.diff.array;
  exports dev.secant.runtime.diff.chainrule;
  exports dev.secant.runtime.diff.check;
  exports dev.secant.runtime.diff.sweep;
  exports dev.secant.runtime.partition;
  exports dev.secant.runtime.registry;

  uses dev.secant.api.Function;
  uses dev.secant.api.FunctionFactory;
}
