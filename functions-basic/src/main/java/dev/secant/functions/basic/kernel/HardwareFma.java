package dev.secant.functions.basic.kernel;

/**
 * Whether {@link Math#fma} is one instruction of this machine. Without it the method is as exact
 * and some ten thousand times slower, for it computes in BigDecimal.
 *
 * <p>The JVM would say so in its option {@code UseFMA}, but asking its {@code
 * HotSpotDiagnosticMXBean} takes some 30 ms, as long as the JVM takes to start. The instruction
 * gives itself away: of a NaN it keeps the payload, where the method of the library returns the one
 * canonical NaN. A test shows that both answers agree, interpreted and compiled. Where a processor
 * keeps no payload (RISC-V), the answer is no.
 */
public final class HardwareFma {
  private static final long NAN_WITH_PAYLOAD = 0x7ff8_0000_0000_0abcL;

  /** True if a sum of a product takes one instruction and one rounding. */
  public static final boolean PRESENT =
      Double.doubleToRawLongBits(Math.fma(Double.longBitsToDouble(NAN_WITH_PAYLOAD), 1, 1))
          == NAN_WITH_PAYLOAD;

  private HardwareFma() {}
}
