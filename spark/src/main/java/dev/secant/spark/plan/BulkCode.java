package dev.secant.spark.plan;

import dev.secant.spark.row.RowBlock;
import dev.secant.spark.sql.GeneratedCode;
import dev.secant.spark.sql.Seqs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.execution.CodegenSupport;

/**
 * The code of one {@link BulkExec}: each row of the child is put into buffers; a block that is full
 * or holds {@link HeldBytes#MOST}, and the last one, is evaluated, and a method passes its rows on.
 * Where Spark wants to stop after a row, as it does where rows leave the generated code, the others
 * wait for the next call.
 */
final class BulkCode {
  private final BulkExec exec;
  private final CodegenContext ctx;
  private final List<Attribute> input;
  private final List<CallBuffer> calls = new ArrayList<>();
  private final List<ColumnBuffer> columns = new ArrayList<>();
  private final String count;

  /** The field with how many bytes wait; empty where rows are of one size. */
  private final String held;

  private final String next;
  private final String waiting;
  private final String evaluate;
  private final String pass;

  BulkCode(BulkExec exec, CodegenContext ctx) {
    this.exec = exec;
    this.ctx = ctx;
    this.input = Seqs.list(exec.child().output());
    BulkLayout layout = BulkLayout.of(exec.results());
    for (BulkLayout.Call call : layout.calls()) {
      calls.add(new CallBuffer(ctx, call, exec.metricTerm(ctx, BulkExec.FAILED_ROWS)));
    }
    for (Attribute column : Seqs.list(exec.carried())) {
      int call = layout.callOf(column);
      columns.add(new ColumnBuffer(ctx, column, call < 0 ? null : calls.get(call)));
    }
    count = GeneratedCode.field(ctx, "int", "count", name -> name + " = 0;");
    held =
        columns.stream().anyMatch(ColumnBuffer::isSized)
            ? GeneratedCode.field(ctx, "long", "held", name -> name + " = 0L;")
            : "";
    next = GeneratedCode.field(ctx, "int", "next", name -> name + " = 0;");
    waiting = GeneratedCode.field(ctx, "boolean", "waiting", name -> name + " = false;");
    evaluate = addEvaluate();
    pass = addPass(layout);
  }

  private String addEvaluate() {
    String name = ctx.freshName("evaluate");
    String body =
        calls.stream().map(call -> call.evaluate(count)).collect(Collectors.joining("\n"));
    return ctx.addNewFunction(
        name,
        """
        private void %s() {
          %s
          %s = true;
        }
        """
            .formatted(name, body, waiting),
        false);
  }

  private String addPass(BulkLayout layout) {
    String name = ctx.freshName("pass");
    String i = ctx.freshName("i");
    String places = calls.stream().map(call -> call.place(i)).collect(Collectors.joining("\n"));
    List<ExprCode> output = new ArrayList<>();
    for (ColumnBuffer column : columns) {
      output.add(column.read(i));
    }
    for (BulkLayout.Column column : layout.columns()) {
      output.add(calls.get(column.call()).result(column.field()));
    }
    String stop =
        exec.needStopCheck()
            ? "if (!all && shouldStop()) { %s = %s; return; }".formatted(next, i)
            : "";
    String code =
        """
        private void %1$s(boolean all) throws java.io.IOException {
          int %2$s = %3$s;
          while (%2$s < %4$s) {
            %5$s
            %6$s
            %2$s++;
            %7$s
          }
          %9$s
          %3$s = 0;
          %4$s = 0;
          %8$s = false;
        }
        """
            .formatted(
                name,
                i,
                next,
                count,
                places,
                exec.consume(ctx, Seqs.of(output), null),
                stop,
                waiting,
                release());
    return ctx.addNewFunction(name, code, false);
  }

  private String release() {
    if (held.isEmpty()) {
      return "";
    }
    StringBuilder release = new StringBuilder(held + " = 0L;");
    for (ColumnBuffer column : columns) {
      release.append(column.isSized() ? "\n" + column.release(count) : "");
    }
    return release.toString();
  }

  /** Returns the code that runs through the child, and through what waits. */
  String produce() {
    List<String> wanted = new ArrayList<>(Seqs.list(exec.limitNotReachedChecks()));
    wanted.add(count + " > 0");
    return """
        if (%1$s) {
          %2$s(false);
          if (%1$s) return;
        }
        %3$s
        if (%4$s) {
          %5$s();
          %2$s(false);
          if (%1$s) return;
        }
        """
        .formatted(
            waiting,
            pass,
            ((CodegenSupport) exec.child()).produce(ctx, exec),
            String.join(" && ", wanted),
            evaluate);
  }

  /**
   * Returns the code that takes a row.
   *
   * @param row the columns of the child, as variables
   */
  String consume(List<ExprCode> row) {
    ctx.currentVars_$eq(Seqs.of(row));
    StringBuilder fill = new StringBuilder();
    if (exec.needCopyResult()) { // the child may not have stopped when it was asked to
      fill.append("if (%s) %s(true);\n".formatted(waiting, pass));
    }
    for (CallBuffer call : calls) {
      fill.append(call.fill(exec.child().output(), count));
    }
    for (int i = 0; i < columns.size(); i++) {
      fill.append(columns.get(i).fill(row.get(indexOf(columns.get(i).column())), count, held));
    }
    String full = "++%s == %d".formatted(count, RowBlock.CAPACITY);
    if (!held.isEmpty()) {
      full += " || %s >= %dL".formatted(held, HeldBytes.MOST);
    }
    return fill.append("if (%s) { %s(); %s(false); }\n".formatted(full, evaluate, pass)).toString();
  }

  private int indexOf(Attribute column) {
    int index = 0;
    while (!input.get(index).exprId().equals(column.exprId())) {
      index++;
    }
    return index;
  }
}
