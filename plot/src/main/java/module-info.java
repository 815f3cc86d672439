/**
 * Figures of numbers: axes, lines, bands and marks, as SVG, as PNG and as characters for a
 * terminal. It knows nothing of chains, and needs neither {@code java.desktop} nor any font.
 */
module dev.secant.plot {
  requires static transitive org.jspecify;

  exports dev.secant.plot;
}
