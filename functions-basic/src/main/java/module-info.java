/** The everyday functions, a plug-in like any other: exports nothing, provides services. */
module dev.secant.functions.basic {
  requires dev.secant.api;

  provides dev.secant.api.Function with
      dev.secant.functions.basic.Exp,
      dev.secant.functions.basic.Square;
}
