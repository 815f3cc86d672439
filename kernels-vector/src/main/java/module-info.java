/**
 * Kernels of {@code dev.secant.functions.basic} by the Vector API: the same bits in half the time.
 * In use where the JVM is started with {@code --add-modules jdk.incubator.vector}, and nowhere
 * else, so that it does no harm to have this on the class path or the module path.
 */
module dev.secant.kernels.vector {
  requires dev.secant.functions.basic;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  provides dev.secant.functions.basic.kernel.VectorKernel with
      dev.secant.kernels.vector.VectorExp,
      dev.secant.kernels.vector.VectorExpm1,
      dev.secant.kernels.vector.VectorLog,
      dev.secant.kernels.vector.VectorSigmoid,
      dev.secant.kernels.vector.VectorTanh;
}
