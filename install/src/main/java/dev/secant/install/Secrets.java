package dev.secant.install;

import java.util.regex.Pattern;

/**
 * Keeps names and passwords of addresses, {@code https://me:secret@host/}, out of messages, which
 * end in the logs of builds.
 */
final class Secrets {
  /** Up to the last at sign of a word: a password may have any character in it. */
  private static final Pattern USER = Pattern.compile("(?<=://)[^/\\s]\\S*@");

  private static final String CUT = "...@";
  private static final String BEFORE_USER = "://";

  private Secrets() {}

  /** Returns a sentence in which addresses are without their user: {@code https://...@host/}. */
  static String cut(String sentence) {
    return USER.matcher(sentence).replaceAll(CUT);
  }

  /** Returns what was given for an address, without all that may be the user of one. */
  static String cutGiven(String text) {
    int end = text.lastIndexOf('@');
    int scheme = text.indexOf(BEFORE_USER);
    boolean hasScheme = scheme >= 0 && scheme < end;
    return end < 0
        ? text
        : (hasScheme ? text.substring(0, scheme + BEFORE_USER.length()) : "")
            + CUT
            + text.substring(end + 1);
  }
}
