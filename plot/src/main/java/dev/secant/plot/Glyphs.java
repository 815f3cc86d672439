package dev.secant.plot;

import java.util.HashMap;
import java.util.Map;

/**
 * Letters drawn with one stroke, for pictures that have no font. A glyph is a list of lines of
 * points in hexadecimal digits, x and y: the base line is at 3, small letters reach to 9, capitals
 * to 12. A line that begins with {@code ~} is a smooth curve within its points, one with {@code @}
 * a closed one.
 */
final class Glyphs {
  static final int BASE = 3;
  static final int CAPITAL = 9; // height above the base line

  private static final double ADVANCE = 2.6; // between two glyphs
  private static final double UNITS = 12.4; // of a font's height
  private static final double SUPERSCRIPT = 0.68;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  private static final String[] BOX = {"0b5b54040b"};

  private static final Map<Integer, String[]> STROKES = new HashMap<>();

  static {
    add('0', "@0c6c6303");
    add('1', "0a3c33");
    add('2', "~0a0c6c6903", "0363");
    add('3', "~0b0c6c6828", "~2868631305");
    add('4', "5c0565", "5c53");
    add('5', "5c0c08", "~082969632304");
    add('6', "@09696303", "~5c1c0c06");
    add('7', "0c6c23");
    add('8', "@0c6c6808", "@08686303");
    add('9', "@0c6c6606", "~69635323");
    add('A', "033c63", "1656");
    add('B', "33030c3c", "~3c6c6838", "3808", "~38797333");
    add('C', "~6a6c0c03036365");
    add('D', "23030c2c", "~2c7c7323");
    add('E', "6c0c0363", "0858");
    add('F', "6c0c03", "0858");
    add('G', "~6a6c0c03036366", "3767");
    add('H', "030c", "636c", "0868");
    add('I', "030c");
    add('J', "4c46", "~46430305");
    add('K', "030c", "6c07", "2863");
    add('L', "0c0363");
    add('M', "030c478c83");
    add('N', "030c636c");
    add('O', "@0c7c7303");
    add('P', "030c3c", "~3c6c6737", "3707");
    add('Q', "@0c7c7303", "5573");
    add('R', "030c3c", "~3c6c6737", "3707", "3763");
    add('S', "~6a6c0c0867630305");
    add('T', "333c", "0c6c");
    add('U', "0c06", "~06036366", "666c");
    add('V', "0c336c");
    add('W', "0c234b638c");
    add('X', "0c63", "036c");
    add('Y', "0c386c", "3833");
    add('Z', "0c6c0363");
    add('a', "@09595303", "5953");
    add('b', "0c03", "@09595303");
    add('c', "~58590903035354");
    add('d', "5c53", "@09595303");
    add('e', "0656", "~56590903035354");
    add('f', "~4c1c1919", "1913", "0939");
    add('g', "@09595303", "5953", "~53500001");
    add('h', "0c03", "~06095955", "5553");
    add('i', "0903", "0c0b");
    add('j', "2923", "~23200000", "2c2b");
    add('k', "0c03", "4905", "1653");
    add('l', "0c03");
    add('m', "0903", "~06094945", "4543", "~46498985", "8583");
    add('n', "0903", "~06095955", "5553");
    add('o', "@09595303");
    add('p', "0900", "@09595303");
    add('q', "5950", "@09595303");
    add('r', "0903", "~06093949");
    add('s', "~5859090656530304");
    add('t', "1b15", "~15134343", "0939");
    add('u', "0906", "~06035356", "5953");
    add('v', "093369");
    add('w', "0923476389");
    add('x', "0953", "0359");
    add('y', "0933", "6910");
    add('z', "09590353");
    add('.', "0303");
    add(',', "0402");
    add(':', "0303", "0808");
    add(';', "0402", "0808");
    add('-', "0646");
    add('−', "0767");
    add('+', "0767", "343a");
    add('=', "0565", "0969");
    add('_', "0262");
    add('|', "0d01");
    add('/', "014d");
    add('\\', "0d41");
    add('(', "~2d090521", "2d2d");
    add(')', "~0d292501", "0d0d");
    add('[', "2d0d0121");
    add(']', "0d2d2101");
    add('{', "3d2d2817282131");
    add('}', "0d1d1827181101");
    add('<', "590653");
    add('>', "095603");
    add('*', "2b27", "0a48", "4a08");
    add('^', "082c48");
    add('~', "~0608274749");
    add('!', "0c06", "0303");
    add('?', "~0a0c5c5826", "2625", "2323");
    add('"', "0c0a", "2c2a");
    add('\'', "0c0a");
    add('′', "1c09");
    add('`', "0c1a");
    add('#', "131c", "535c", "0666", "0a6a");
    add('%', "036c", "@0d3d3909", "@46767242");
    add('&', "~7303070a4d4a07033377");
    add('@', "@0d9d9101", "@39696535");
    add('$', "~6a6c0c0867630305", "3d32");
    add('±', "0868", "3b35", "0363");
    add('×', "0955", "0559");
    add('·', "0707");
    add('…', "0303", "3333", "6363");
    add('°', "@0d3d3a0a");
    add('–', "0767");
  }

  private Glyphs() {}

  private static void add(int character, String... strokes) {
    STROKES.put(character, strokes);
  }

  /** Returns the lines of a character, a box for one that has none. */
  static String[] strokes(int character) {
    int plain = plain(character);
    return plain == ' ' ? new String[0] : STROKES.getOrDefault(plain, BOX);
  }

  /** A superscript is drawn as the character it raises. */
  private static int plain(int character) {
    int raised = SUPERSCRIPTS.indexOf(character);
    return raised < 0 ? character : "0123456789−".charAt(raised);
  }

  static boolean isRaised(int character) {
    return SUPERSCRIPTS.indexOf(character) >= 0;
  }

  /** Returns the size of a unit of the glyphs in a font of a height. */
  static double unit(int character, double size) {
    return size / UNITS * (isRaised(character) ? SUPERSCRIPT : 1);
  }

  /** Returns how far the next character is, in units of a canvas. */
  static double advance(int character, double size) {
    int most = character == ' ' ? 2 : 0;
    for (String stroke : strokes(character)) {
      for (int i = isCurved(stroke) ? 1 : 0; i < stroke.length(); i += 2) {
        most = Math.max(most, Character.digit(stroke.charAt(i), 16));
      }
    }
    return (most + ADVANCE) * unit(character, size);
  }

  static boolean isCurved(String stroke) {
    return stroke.charAt(0) == '~' || stroke.charAt(0) == '@';
  }

  /** Returns the width of a text, about that of any plain font. */
  static double width(String text, double size) {
    return text.codePoints().mapToDouble(character -> advance(character, size)).sum();
  }

  /** Returns a text that is no wider than there is room, cut with three dots if need be. */
  static String fitting(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    double left = room - width("…", size);
    for (int character : text.codePoints().toArray()) {
      left -= advance(character, size);
      if (left < 0) {
        break;
      }
      cut.appendCodePoint(character);
    }
    return cut.append('…').toString();
  }
}
