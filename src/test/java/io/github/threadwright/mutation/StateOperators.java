package io.github.threadwright.mutation;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Atomics, concurrent maps and shared objects. */
final class StateOperators {
  private static final Set<String> COLLECTIONS =
      Set.of("ArrayList", "HashMap", "HashSet", "LinkedHashMap", "TreeMap", "LinkedList");
  private static final Set<String> CHANGES =
      Set.of("put", "add", "remove", "clear", "addAll", "putAll");

  private StateOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.of(
            "increment to get and set",
            "atomic-sequence-not-atomic",
            MethodCallExpr.class,
            StateOperators::getAndSet),
        Operator.of(
            "compareAndSet to test and set",
            "atomic-sequence-not-atomic",
            IfStmt.class,
            StateOperators::testAndSet),
        Operator.of(
            "putIfAbsent to test and put",
            "check-then-act",
            MethodCallExpr.class,
            StateOperators::testAndPut),
        Operator.of(
            "computeIfAbsent to get and put",
            "check-then-act",
            ExpressionStmt.class,
            (statement, unit) -> computed(statement, unit, true)),
        Operator.of(
            "computeIfAbsent to putIfAbsent",
            "put-if-absent-result-ignored",
            ExpressionStmt.class,
            (statement, unit) -> computed(statement, unit, false)),
        Operator.of(
            "== of atomic to equals",
            "atomic-compared-by-equals",
            BinaryExpr.class,
            StateOperators::equalsOfAtomic),
        Operator.of(
            "publish a collection",
            "exposed-mutable-static",
            FieldDeclaration.class,
            StateOperators::publishCollection),
        Operator.of(
            "publish a variable",
            "exposed-mutable-static",
            FieldDeclaration.class,
            StateOperators::publishVariable),
        Operator.of(
            "share a format",
            "not-thread-safe-object-shared",
            ExpressionStmt.class,
            StateOperators::shareFormat));
  }

  private static boolean isNumber(Expression expression, Unit unit) {
    return unit.is(expression, "AtomicInteger", "AtomicLong");
  }

  private static List<Edit> getAndSet(MethodCallExpr call, Unit unit) {
    String step =
        switch (call.getNameAsString()) {
          case "incrementAndGet", "getAndIncrement" -> " + 1";
          case "decrementAndGet", "getAndDecrement" -> " - 1";
          case "addAndGet", "getAndAdd" ->
              call.getArguments().isEmpty() ? "" : " + " + unit.text(call.getArgument(0));
          default -> "";
        };
    if (step.isEmpty()
        || Unit.statement(call).isEmpty()
        || call.getScope().filter(scope -> isNumber(scope, unit)).isEmpty()) {
      return List.of();
    }
    String atomic = unit.text(call.getScope().get());
    return List.of(unit.replace(call, atomic + ".set(" + atomic + ".get()" + step + ")"));
  }

  private static List<Edit> testAndSet(IfStmt test, Unit unit) {
    if (!(test.getCondition() instanceof MethodCallExpr call)
        || !call.getNameAsString().equals("compareAndSet")
        || call.getArguments().size() != 2
        || !test.getThenStmt().isBlockStmt()
        || call.getScope()
            .filter(s -> isNumber(s, unit) || unit.is(s, "AtomicBoolean", "AtomicReference"))
            .isEmpty()) {
      return List.of();
    }
    String atomic = unit.text(call.getScope().get());
    return List.of(
        unit.replace(call, atomic + ".get() == " + unit.text(call.getArgument(0))),
        unit.atStart(
            test.getThenStmt().asBlockStmt(),
            " " + atomic + ".set(" + unit.text(call.getArgument(1)) + ");"));
  }

  private static boolean isConcurrentMap(MethodCallExpr call, Unit unit) {
    return call.getScope()
        .filter(s -> unit.is(s, "ConcurrentMap", "ConcurrentHashMap", "ConcurrentSkipListMap"))
        .isPresent();
  }

  private static List<Edit> testAndPut(MethodCallExpr call, Unit unit) {
    if (!call.getNameAsString().equals("putIfAbsent")
        || !isConcurrentMap(call, unit)
        || Unit.statement(call).isEmpty()) {
      return List.of();
    }
    String map = unit.text(call.getScope().get());
    String key = unit.text(call.getArgument(0));
    String value = unit.text(call.getArgument(1));
    return List.of(
        unit.replace(
            Unit.statement(call).get(),
            String.format(
                "if (!%1$s.containsKey(%2$s)) { %1$s.put(%2$s, %3$s); }", map, key, value)));
  }

  /** {@code V v = map.computeIfAbsent(key, k -> new V())}. */
  private static List<Edit> computed(ExpressionStmt statement, Unit unit, boolean test) {
    if (!(statement.getExpression() instanceof VariableDeclarationExpr declared)
        || declared.getVariables().size() != 1
        || declared.isFinal()
        || !(declared.getVariable(0).getInitializer().orElse(null) instanceof MethodCallExpr call)
        || !call.getNameAsString().equals("computeIfAbsent")
        || !isConcurrentMap(call, unit)
        || !(call.getArgument(1) instanceof LambdaExpr lambda)
        || lambda.getExpressionBody().isEmpty()
        || !lambda.getExpressionBody().get().isObjectCreationExpr()
        || mentions(lambda.getExpressionBody().get(), lambda)) {
      return List.of();
    }
    VariableDeclarator variable = declared.getVariable(0);
    String form =
        test
            ? "%1$s %2$s = %3$s.get(%4$s); if (%2$s == null) { %2$s = %5$s; %3$s.put(%4$s, %2$s); }"
            : "%1$s %2$s = %5$s; %3$s.putIfAbsent(%4$s, %2$s);";
    return List.of(
        unit.replace(
            statement,
            String.format(
                form,
                unit.text(variable.getType()),
                variable.getNameAsString(),
                unit.text(call.getScope().orElseThrow()),
                unit.text(call.getArgument(0)),
                unit.text(lambda.getExpressionBody().get()))));
  }

  private static boolean mentions(Expression body, LambdaExpr lambda) {
    String parameter = lambda.getParameter(0).getNameAsString();
    return body.findAll(NameExpr.class).stream()
        .anyMatch(name -> name.getNameAsString().equals(parameter));
  }

  private static List<Edit> equalsOfAtomic(BinaryExpr test, Unit unit) {
    boolean compares =
        test.getOperator() == BinaryExpr.Operator.EQUALS
            && test.getLeft() instanceof MethodCallExpr call
            && call.getNameAsString().equals("get")
            && call.getArguments().isEmpty()
            && call.getScope()
                .filter(s -> isNumber(s, unit) || unit.is(s, "AtomicBoolean", "AtomicReference"))
                .isPresent();
    if (!compares) {
      return List.of();
    }
    String atomic = unit.text(test.getLeft().asMethodCallExpr().getScope().get());
    return List.of(unit.replace(test, atomic + ".equals(" + unit.text(test.getRight()) + ")"));
  }

  // ---- statics

  private static boolean isPrivateStatic(FieldDeclaration field) {
    return field.isStatic()
        && field.isPrivate()
        && field.getVariables().size() == 1
        && Unit.enclosing(field, ClassOrInterfaceDeclaration.class)
            .filter(type -> type.isTopLevelType() && type.isPublic())
            .isPresent();
  }

  private static List<Edit> publish(FieldDeclaration field, Unit unit) {
    return field.getModifiers().stream()
        .filter(modifier -> modifier.getKeyword() == Keyword.PRIVATE)
        .map(modifier -> unit.replace(modifier, "public "))
        .toList();
  }

  private static List<Edit> publishCollection(FieldDeclaration field, Unit unit) {
    if (!isPrivateStatic(field)
        || !(field.getVariable(0).getInitializer().orElse(null) instanceof ObjectCreationExpr made)
        || !COLLECTIONS.contains(made.getType().getNameAsString())) {
      return List.of();
    }
    String name = field.getVariable(0).getNameAsString();
    boolean changed =
        unit.tree().findAll(MethodCallExpr.class).stream()
            .filter(call -> CHANGES.contains(call.getNameAsString()))
            .filter(call -> call.getScope().map(Unit::nameOf).orElse("").equals(name))
            .anyMatch(call -> Unit.method(call).isPresent());
    return changed ? publish(field, unit) : List.of();
  }

  private static List<Edit> publishVariable(FieldDeclaration field, Unit unit) {
    if (!isPrivateStatic(field) || field.isFinal() || field.isVolatile()) {
      return List.of();
    }
    String name = field.getVariable(0).getNameAsString();
    boolean written =
        unit.tree().findAll(AssignExpr.class).stream()
            .filter(assign -> Unit.nameOf(assign.getTarget()).equals(name))
            .anyMatch(assign -> Unit.method(assign).isPresent());
    return written ? publish(field, unit) : List.of();
  }

  /** {@code SimpleDateFormat f = new SimpleDateFormat("...");} becomes a static field. */
  private static List<Edit> shareFormat(ExpressionStmt statement, Unit unit) {
    if (!(statement.getExpression() instanceof VariableDeclarationExpr declared)
        || declared.getVariables().size() != 1
        || !(declared.getVariable(0).getInitializer().orElse(null)
            instanceof ObjectCreationExpr made)
        || !Set.of("SimpleDateFormat", "DecimalFormat").contains(made.getType().getNameAsString())
        || !made.getArguments().stream().allMatch(StateOperators::isConstant)) {
      return List.of();
    }
    Optional<ClassOrInterfaceDeclaration> type =
        Unit.enclosing(statement, ClassOrInterfaceDeclaration.class);
    if (type.isEmpty() || !type.get().isTopLevelType() || type.get().getMembers().isEmpty()) {
      return List.of();
    }
    String field =
        "private static final "
            + made.getTypeAsString()
            + " "
            + declared.getVariable(0).getNameAsString()
            + " = "
            + unit.text(made)
            + ";\n";
    return List.of(unit.before(type.get().getMembers().get(0), field), unit.delete(statement));
  }

  private static boolean isConstant(Expression argument) {
    return argument.isLiteralExpr() || argument.toString().matches("[A-Z_.a-z]*[A-Z_]{3,}");
  }
}
