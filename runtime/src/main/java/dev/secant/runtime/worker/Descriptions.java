package dev.secant.runtime.worker;

import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What instances say of themselves: as they say it, null included, each time anew. */
final class Descriptions {
  private Descriptions() {}

  static @Nullable String name(RemoteInstance instance) {
    return instance.ask(Request.NAME, false, () -> "name()", out -> {}, MessageReader::getText);
  }

  static @Nullable String description(RemoteInstance instance) {
    return instance.ask(
        Request.DESCRIPTION, false, () -> "description()", out -> {}, MessageReader::getText);
  }

  static @Nullable Domain domain(RemoteInstance instance) {
    return instance.ask(Request.DOMAIN, false, () -> "domain()", out -> {}, Values::domain);
  }

  static @Nullable List<Example> examples(RemoteInstance instance) {
    return instance.ask(
        Request.EXAMPLES,
        false,
        () -> "examples()",
        out -> {},
        in -> Values.examples(in, Values.parameters(in)));
  }

  static @Nullable List<Parameter> parameters(RemoteInstance instance) {
    return instance.ask(
        Request.PARAMETERS, false, () -> "parameters()", out -> {}, Values::parameters);
  }
}
