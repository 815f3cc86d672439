package dev.secant.explore.json;

/** Text that is no JSON, or not the JSON that was asked for. The message says where and why. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonSyntaxException(int position, String reason) {
    super("at character " + (position + 1) + ": " + reason);
  }
}
