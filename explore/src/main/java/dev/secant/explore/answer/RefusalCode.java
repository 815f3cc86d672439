package dev.secant.explore.answer;

import java.util.Locale;

/**
 * Why a request got no answer. Each code has an anchor of the same name in {@code docs/errors.md},
 * and a status of HTTP: that of success where the request was well, and the chain in it is what
 * failed, for a browser reports each other status as an error of the page.
 */
public enum RefusalCode {
  /** A chain that cannot be read. */
  CHAIN_SYNTAX(200),
  /** A name that is no function, or one that several plug-ins use. */
  UNKNOWN_FUNCTION(200),
  /** A function that was found but does not load. */
  FUNCTION_NOT_LOADED(200),
  /** A chain that failed at the point, or gives no number there. */
  ROW_FAILED(200),
  /** A calculation that took too long. */
  TIME_LIMIT(200),
  /** Too many calculations, some of which may never end. */
  TOO_BUSY(503),
  /** A request that is no JSON, or lacks or has what it must not. */
  BAD_REQUEST(400),
  /** More bytes than a request may have. */
  BODY_TOO_LARGE(413),
  /** More points than a request may ask for. */
  TOO_MANY_POINTS(400),
  /** A URL without the token, or with another one. */
  WRONG_TOKEN(403),
  /** A request that another page, or another name of this machine, led to. */
  FOREIGN_REQUEST(403),
  /** A URL that leads nowhere. */
  NO_SUCH_PAGE(404),
  /** A method that the URL does not take. */
  WRONG_METHOD(405),
  /** A body of another kind than JSON. */
  WRONG_CONTENT_TYPE(415),
  /** A defect of Secant. */
  INTERNAL_ERROR(500);

  private final int status;

  RefusalCode(int status) {
    this.status = status;
  }

  /** Returns the status of HTTP. */
  public int status() {
    return status;
  }

  /** Returns the anchor in {@code docs/errors.md}: {@code wrong-token}. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
