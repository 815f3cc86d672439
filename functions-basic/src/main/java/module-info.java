/** The everyday functions, a plug-in like any other: exports nothing, provides services. */
module dev.secant.functions.basic {
  requires dev.secant.api;

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
      dev.secant.functions.basic.Neg,
      dev.secant.functions.basic.Reciprocal,
      dev.secant.functions.basic.Relu,
      dev.secant.functions.basic.Sigmoid,
      dev.secant.functions.basic.Sin,
      dev.secant.functions.basic.Sinh,
      dev.secant.functions.basic.Softplus,
      dev.secant.functions.basic.Sqrt,
      dev.secant.functions.basic.Square,
      dev.secant.functions.basic.Swish,
      dev.secant.functions.basic.Tan,
      dev.secant.functions.basic.Tanh;
}
