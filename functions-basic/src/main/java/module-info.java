/**
 * The everyday functions, a plug-in like any other: exports nothing to the world, provides
 * services.
 */
@SuppressWarnings("module") // kernels.vector is built after this, and need not be there
module dev.secant.functions.basic {
  requires dev.secant.api;

  exports dev.secant.functions.basic.kernel to
      dev.secant.kernels.vector;

  uses dev.secant.functions.basic.kernel.VectorKernel;

  provides dev.secant.api.Function with
      dev.secant.functions.basic.Abs,
      dev.secant.functions.basic.Acos,
      dev.secant.functions.basic.Acosh,
      dev.secant.functions.basic.Asin,
      dev.secant.functions.basic.Asinh,
      dev.secant.functions.basic.Atan,
      dev.secant.functions.basic.Atanh,
      dev.secant.functions.basic.Cbrt,
      dev.secant.functions.basic.Cos,
      dev.secant.functions.basic.Cosh,
      dev.secant.functions.basic.Cube,
      dev.secant.functions.basic.Exp,
      dev.secant.functions.basic.Expm1,
      dev.secant.functions.basic.Gelu,
      dev.secant.functions.basic.Identity,
      dev.secant.functions.basic.Log,
      dev.secant.functions.basic.Log10,
      dev.secant.functions.basic.Log1p,
      dev.secant.functions.basic.Log2,
      dev.secant.functions.basic.LogSumExp,
      dev.secant.functions.basic.Mean,
      dev.secant.functions.basic.Neg,
      dev.secant.functions.basic.Norm,
      dev.secant.functions.basic.Reciprocal,
      dev.secant.functions.basic.Relu,
      dev.secant.functions.basic.Rosenbrock,
      dev.secant.functions.basic.Sigmoid,
      dev.secant.functions.basic.Sin,
      dev.secant.functions.basic.Sinh,
      dev.secant.functions.basic.Softmax,
      dev.secant.functions.basic.Softplus,
      dev.secant.functions.basic.Sqrt,
      dev.secant.functions.basic.Square,
      dev.secant.functions.basic.Sum,
      dev.secant.functions.basic.Swish,
      dev.secant.functions.basic.Tan,
      dev.secant.functions.basic.Tanh;
  provides dev.secant.api.FunctionFactory with
      dev.secant.functions.basic.Clip,
      dev.secant.functions.basic.Elu,
      dev.secant.functions.basic.LeakyRelu,
      dev.secant.functions.basic.Polynomial,
      dev.secant.functions.basic.Pow,
      dev.secant.functions.basic.Scale,
      dev.secant.functions.basic.Shift;
}
