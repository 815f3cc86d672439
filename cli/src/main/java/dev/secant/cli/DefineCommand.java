package dev.secant.cli;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.FunctionNames;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.userfile.ChainFile;
import dev.secant.cli.userfile.UserFiles;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.text.NearestNames;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant define}: chains with a name. */
@Command(
    name = "define",
    description = {
      "Gives a chain a name, which then stands for it wherever the name of a function does, in other"
          + " named chains too. Without a chain, lists those there are, or shows the one of the name.",
      "They are kept in ~/.config/secant/chains, a line name = chain each; $$SECANT_CHAINS names another"
          + " file. A name that a function has is refused, and so is a chain that leads back to itself."
    },
    footer = {
      "  secant define softexp \"exp | softplus\"",
      "  secant define",
      "  secant eval square softexp --at 0.5",
      "  secant define --delete softexp"
    })
final class DefineCommand implements Callable<Integer> {
  private static final ElementwiseFunction ANY = ElementwiseFunction.of("any", x -> x);

  private final Console console;
  private final PluginOptions plugins;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name: a letter a-z, then a-z, 0-9 and _.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CHAIN",
      description = "What it stands for, as in the other commands.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--delete", description = "Delete the chain of that name.")
  private boolean delete;

  @Option(names = "--replace", description = "Replace the chain of that name, if there is one.")
  private boolean replace;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of the list, one of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  DefineCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    ChainFile file = ChainFile.of(console.environment());
    if (file == null) {
      throw new CommandFailure(
          ErrorCode.NAMED_CHAIN,
          "there is no file of named chains: $"
              + UserFiles.CHAINS
              + " is off, or no home folder is known; name a file by it");
    }
    if (name == null) {
      requireNoDeletion();
      list(file.read());
    } else if (delete) {
      delete(name, file);
    } else if (words.isEmpty()) {
      show(name, known(name, file.read()));
    } else {
      define(name, file);
    }
    return ExitCode.SUCCESS;
  }

  private void requireNoDeletion() {
    if (delete || replace) {
      throw new UsageException((delete ? "--delete" : "--replace") + " needs the name of a chain");
    }
  }

  private void list(ChainFile.Chains chains) {
    RowWriter writer = format.writer(new ByteSink(console.out(), console.out()::failure));
    writer.header(List.of("name", "chain"));
    chains
        .sound()
        .forEach(
            (each, chain) -> {
              writer.text(each);
              writer.text(Printable.line(chain));
              writer.endRow();
            });
    writer.finish();
    chains.damaged().values().forEach(why -> console.err().println("secant: warning: " + why));
  }

  private void show(String shown, String chain) {
    PrintWriter out = console.outWriter();
    out.println(shown + " = " + Printable.line(chain));
    out.flush();
  }

  private static String known(String name, ChainFile.Chains chains) {
    String chain = chains.sound().get(name);
    if (chain != null) {
      return chain;
    }
    String why = chains.damaged().get(name);
    if (why != null) {
      throw new CommandFailure(ErrorCode.NAMED_CHAIN, why);
    }
    List<String> nearest = NearestNames.of(name, chains.sound().keySet());
    throw new CommandFailure(
        ErrorCode.NAMED_CHAIN,
        "there is no named chain '"
            + Printable.cut(name, 80)
            + "'"
            + (nearest.isEmpty()
                ? "; 'secant define' lists them"
                : "; did you mean " + String.join(" or ", nearest) + "?"));
  }

  private void delete(String name, ChainFile file) {
    if (!words.isEmpty() || replace) {
      throw new UsageException("--delete takes a name and nothing else");
    }
    file.change(
        name,
        chains -> {
          requireUnused(name, chains);
          return null;
        });
  }

  private static void requireUnused(String name, ChainFile.Chains chains) {
    if (!chains.damaged().containsKey(name)) { // that is out of use already
      known(name, chains);
    }
    List<String> users =
        chains.sound().entrySet().stream()
            .filter(each -> uses(each.getValue(), name))
            .map(Map.Entry::getKey)
            .toList();
    if (!users.isEmpty()) {
      throw new CommandFailure(
          ErrorCode.NAMED_CHAIN,
          name
              + " is used by "
              + String.join(", ", users)
              + ", which would mean nothing without it; delete "
              + (users.size() == 1 ? "that" : "those")
              + " first");
    }
  }

  private static boolean uses(String chain, String name) {
    return requests(List.of(chain)).stream().anyMatch(request -> request.name().equals(name));
  }

  private void define(String name, ChainFile file) {
    requireName(name);
    String text = text(words);
    file.change(
        name,
        chains -> {
          requireFree(name, text, chains);
          requireUsable(name, text);
          return text;
        });
    show(name, text);
  }

  private void requireFree(String name, String text, ChainFile.Chains chains) {
    String before = chains.sound().get(name);
    String why = chains.damaged().get(name);
    if (replace || (why == null && (before == null || before.equals(text)))) {
      return;
    }
    throw new CommandFailure(
        ErrorCode.NAMED_CHAIN,
        why != null
            ? name + " is defined already; --replace replaces what is damaged: " + why
            : name
                + " is defined already, as '"
                + Printable.line(before == null ? "" : before)
                + "'; --replace replaces it");
  }

  private void requireUsable(String name, String text) {
    try (FunctionRegistry registry = plugins.openWith(console, name, text)) {
      requireNoFunction(name, registry);
      ChainWords.parse(List.of(name), registry); // unknown names and circles
    }
  }

  private static String text(List<String> words) {
    try {
      return requests(words).stream().map(DefineCommand::text).collect(Collectors.joining(" | "));
    } catch (ChainSyntaxException e) {
      throw new CommandFailure(ErrorCode.CHAIN_SYNTAX, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireName(String name) {
    if (!FunctionNames.isLegal(name)) {
      throw new CommandFailure(
          ErrorCode.NAMED_CHAIN,
          "'"
              + Printable.cut(name, 80)
              + "' is no name: it must be a letter a-z, then up to 63 of a-z, 0-9 and _, and not x");
    }
  }

  private static void requireNoFunction(String name, FunctionRegistry registry) {
    registry.functions().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new CommandFailure(
                  ErrorCode.NAMED_CHAIN,
                  name
                      + " is a function already, "
                      + entry
                      + ": the name would mean one thing here and another elsewhere; take another");
            });
  }

  /** Returns what the words ask for, whether it is there or not. */
  private static List<StageRequest> requests(List<String> words) {
    List<StageRequest> requests = new ArrayList<>();
    Chain.parse(
        words,
        request -> {
          requests.add(request);
          return Stage.of(request.name(), Arguments.none(), ANY, Origin.code());
        });
    return requests;
  }

  private static String text(StageRequest request) {
    List<String> arguments = new ArrayList<>();
    Arrays.stream(request.positional()).mapToObj(Decimal::toShortString).forEach(arguments::add);
    request
        .named()
        .forEach((key, value) -> arguments.add(key + "=" + Decimal.toShortString(value)));
    return arguments.isEmpty()
        ? request.name()
        : request.name() + "(" + String.join(", ", arguments) + ")";
  }
}
