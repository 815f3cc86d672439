package dev.secant.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks with their texts. Where numbers are large or small, a power of ten is taken out of them,
 * and where they differ in their last digits only, what they share: the note says so.
 *
 * @param values where the ticks are
 * @param texts as many; empty for a tick without one
 * @param note such as {@code ×10⁵} or {@code + 1E15}; empty for none
 */
record TickLabels(List<Double> values, List<String> texts, String note) {
  private static final int LARGEST_PLAIN = 5; // 12345
  private static final int SMALLEST_PLAIN = -3; // 0.001
  private static final int LARGEST_OFFSET = 7; // 1234567.8
  private static final double LAST_DIGITS = 1e-4;
  private static final MathContext DIGITS = new MathContext(17); // of any double
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  static TickLabels of(Range range, int wanted) {
    return range.scale() == Scale.LOG ? logarithmic(range, wanted) : linear(range, wanted);
  }

  private static TickLabels linear(Range range, int wanted) {
    double span = range.to() - range.from();
    double size = Math.max(Math.abs(range.from()), Math.abs(range.to()));
    if (span < LAST_DIGITS * size) {
      double shared = shared(range, span);
      List<Double> differences = Ticks.between(range.from() - shared, range.to() - shared, wanted);
      TickLabels labels = plain(differences);
      List<Double> values = new ArrayList<>();
      differences.forEach(difference -> values.add(shared + difference));
      String sign = shared < 0 ? "− " : "+ ";
      String note =
          labels.note + (labels.note.isEmpty() ? "" : " ") + sign + number(Math.abs(shared));
      return new TickLabels(values, labels.texts, note);
    }
    return plain(Ticks.between(range.from(), range.to(), wanted));
  }

  /** What all numbers of a range begin with: the middle, cut where the range begins to differ. */
  private static double shared(Range range, double span) {
    BigDecimal middle = new BigDecimal(range.from() / 2 + range.to() / 2);
    int digits = -(int) Math.floor(Math.log10(span)) - 1;
    return middle.setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static TickLabels plain(List<Double> values) {
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
    int power = largest > 0 ? (int) Math.floor(Math.log10(largest) + 1e-12) : 0;
    boolean isPlain = power <= LARGEST_PLAIN && power >= SMALLEST_PLAIN;
    int taken = isPlain ? 0 : power;
    double step = values.size() > 1 ? values.get(1) - values.get(0) : largest;
    List<String> texts = new ArrayList<>();
    for (double value : values) {
      texts.add(text(value, step, taken));
    }
    return new TickLabels(values, texts, isPlain ? "" : "×" + powerOfTen(taken));
  }

  /** A multiple of a step has no more digits than the step, three of which count. */
  private static String text(double value, double step, int taken) {
    int last = step > 0 ? (int) Math.floor(Math.log10(step)) - 2 : -17;
    BigDecimal scaled =
        new BigDecimal(value).setScale(-last, RoundingMode.HALF_EVEN).movePointLeft(taken);
    BigDecimal plain = scaled.signum() == 0 ? BigDecimal.ZERO : scaled.stripTrailingZeros();
    return plain.toPlainString().replace('-', '−');
  }

  private static TickLabels logarithmic(Range range, int wanted) {
    double from = Scale.LOG.place(range.from());
    double to = Scale.LOG.place(range.to());
    if (to - from < 1) {
      return plain(Ticks.between(range.from(), range.to(), wanted));
    }
    int first = (int) Math.ceil(from - 1e-9);
    int last = (int) Math.floor(to + 1e-9);
    List<Double> few = last - first < 2 ? parts(range, first - 1, last) : List.of();
    if (few.size() >= 2) {
      return plain(few);
    }
    int step = 1;
    while (multiples(first, last, step) > wanted && multiples(first, last, coarser(step)) >= 2) {
      step = coarser(step);
    }
    List<Double> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      boolean labelled = Math.floorMod(power, step) == 0;
      if (labelled || last - first < 4 * wanted) {
        values.add(Double.parseDouble("1e" + power));
        texts.add(labelled ? powerOfTen(power) : "");
      }
    }
    return new TickLabels(values, texts, "");
  }

  private static int multiples(int first, int last, int step) {
    return Math.floorDiv(last, step) - Math.floorDiv(first - 1, step);
  }

  /** 1, 2 and 5 times the powers of ten from one to another. */
  private static List<Double> parts(Range range, int first, int last) {
    List<Double> values = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        double value = Double.parseDouble(digit + "e" + power);
        if (value >= range.from() && value <= range.to()) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** 1, 2, 5, 10, 20 and so on. */
  private static int coarser(int step) {
    return Integer.toString(step).charAt(0) == '2' ? step / 2 * 5 : 2 * step;
  }

  private static String powerOfTen(int power) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString(power).toCharArray()) {
      text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }

  private static String number(double value) {
    BigDecimal exact = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int power = exact.precision() - exact.scale() - 1;
    return power >= LARGEST_OFFSET || power < SMALLEST_PLAIN
        ? exact.movePointLeft(power).toPlainString() + "·" + powerOfTen(power)
        : exact.toPlainString();
  }
}
