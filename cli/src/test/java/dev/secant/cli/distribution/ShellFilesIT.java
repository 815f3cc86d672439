package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.SamplePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion scripts in the shells they are for, and manual pages as groff reads them. */
class ShellFilesIT {
  private static final Path SHARE = Installation.built().resolve("share");
  private static final String BASH = SHARE.resolve("bash-completion/completions/secant").toString();
  private static final String ZSH = SHARE.resolve("zsh/vendor-completions/_secant").toString();
  private static final String FISH =
      SHARE.resolve("fish/vendor_completions.d/secant.fish").toString();

  @TempDir private Path folder;

  @BeforeEach
  void defineAChain() throws IOException {
    Files.writeString(folder.resolve("chains"), "softexp = exp | softplus\n");
    Files.writeString(folder.resolve("points.csv"), "1\n");
  }

  private Command.Result run(String... words) throws Exception {
    return new Command(folder, List.of(words))
        .with("PATH", Installation.built().resolve("bin") + ":" + System.getenv("PATH"))
        .with("HOME", folder.toString())
        .with("SECANT_CHAINS", folder.resolve("chains").toString())
        .run();
  }

  @Test
  void bashCompletesAllKindsOfWords() throws Exception {
    String script =
        """
        source "$0"
        try() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
          _secant secant
          printf '%s -> %s\\n' "$*" "${COMPREPLY[*]}"
        }
        try secant ev
        try secant plugins lo
        try secant eval --forma
        try secant eval --format = cs
        try secant diff square --method ''
        try secant eval --input po
        try secant eval square softe
        try secant eval "'square | softe"
        try secant eval scale : 2
        try secant --plugins . describe sigm
        try secant define so
        try secant completion z
        try secant --plugins "'my dir'" describe pai
        try secant --plugins 'my\\ dir' describe pai
        try secant --plugins '"$(touch ran)"' describe squ
        complete -p ./secant 2>/dev/null || echo unknown
        """;
    SamplePlugin.writeTo(Files.createDirectory(folder.resolve("my dir")));
    assertThat(run("bash", "-n", BASH)).isEqualTo(new Command.Result(0, "", ""));
    assertThat(run("bash", "-c", script, BASH))
        .isEqualTo(
            new Command.Result(
                0,
                """
                secant ev -> eval
                secant plugins lo -> lock
                secant eval --forma -> --format
                secant eval --format = cs -> csv
                secant diff square --method  -> adaptive central forward backward
                secant eval --input po -> points.csv
                secant eval square softe -> softexp
                secant eval 'square | softe -> square | softexp
                secant eval scale : 2 ->\s
                secant --plugins . describe sigm -> sigmoid
                secant define so -> softexp
                secant completion z -> zsh
                secant --plugins 'my dir' describe pai -> pair
                secant --plugins my\\ dir describe pai -> pair
                secant --plugins "$(touch ran)" describe squ ->\s
                unknown
                """,
                ""));
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void fishCompletesAllKindsOfWords() throws Exception {
    String script =
        """
        source $argv[1]
        for line in 'secant ev' 'secant plugins lo' 'secant eval --forma' 'secant eval --format cs' \
            'secant eval --input po' 'secant eval square softe' "secant eval 'square | softe" \
            'secant define so' 'secant completion z'
          complete -C $line | string replace -r '\\t.*' ''
        end
        """;
    assertThat(run("fish", "--no-execute", FISH)).isEqualTo(new Command.Result(0, "", ""));
    assertThat(run("fish", "-c", script, FISH).out().lines())
        .containsExactly(
            "eval",
            "lock",
            "--format",
            "csv",
            "points.csv",
            "softexp",
            "square | softexp",
            "softexp",
            "zsh");
  }

  /** In a terminal of its own, since zsh completes nowhere else. */
  @Test
  void zshCompletesAllKindsOfWords() throws Exception {
    String script =
        """
        zmodload zsh/zpty
        zpty -b shell 'TERM=dumb zsh -f -i'
        zpty -w shell 'PS1=; fpath=('${(q)0:h}' $fpath); autoload -Uz compinit; compinit -u -D; print READY$((1+1))'
        zpty -r shell output '*READY2*'
        for line in 'secant ev' 'secant plugins lo' 'secant eval --format cs' 'secant eval square softe' \\
            "secant eval 'square | softe" 'secant define so' 'secant completion z' \\
            "secant --plugins 'my dir' describe pai" "secant --plugins '*(e:touch ran:)' describe pai"; do
          zpty -n -w shell $line$'\\t\\x15print DONE$((1+1))\\n'
          zpty -r shell output '*DONE2*'
          print -r -- $output
        done
        zpty -d shell
        """;
    SamplePlugin.writeTo(Files.createDirectory(folder.resolve("my dir")));
    assertThat(run("zsh", "-n", ZSH)).isEqualTo(new Command.Result(0, "", ""));
    Path file =
        Files.writeString(
            Files.copy(Path.of(ZSH), folder.resolve("_secant")).resolveSibling("try.zsh"), script);
    assertThat(run("zsh", "-f", file.toString()).out())
        .containsSubsequence(
            "secant eval ",
            "secant plugins lock ",
            "secant eval --format csv ",
            "secant eval square softexp ",
            "secant eval 'square | softexp",
            "secant define softexp ",
            "secant completion zsh ",
            "secant --plugins 'my dir' describe pair ");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void manualPagesAreCleanRoff() throws Exception {
    Command.Result checked =
        run(
            "sh",
            "-c",
            "for page in \"$0\"/man*/*; do groff -man -ww -z \"$page\" || echo \"$page\"; done",
            SHARE.resolve("man").toString());
    assertThat(checked).isEqualTo(new Command.Result(0, "", ""));
    Command.Result shown =
        run("groff", "-man", "-Tascii", SHARE.resolve("man/man1/secant-diff.1").toString());
    String text = shown.out().replaceAll("\u001b\\[[0-9]*m|.\b", "");
    assertThat(text)
        .contains("secant diff [OPTION]... CHAIN...")
        .contains("--eps=STEP")
        .contains("secant diff square exp square --at 0.5")
        .contains("EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO");
  }
}
