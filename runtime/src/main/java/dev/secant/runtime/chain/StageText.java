package dev.secant.runtime.chain;

/**
 * A stage as it stands in a text.
 *
 * @param request its name and arguments
 * @param position where its name begins
 */
record StageText(StageRequest request, int position) {
  String name() {
    return request.name();
  }
}
