package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Local;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.internal.compiler.ast.LocalDeclaration;
import org.eclipse.jdt.internal.compiler.lookup.Binding;
import org.eclipse.jdt.internal.compiler.lookup.LocalVariableBinding;
import org.jspecify.annotations.Nullable;

/**
 * The locals of a file and what lambdas capture of them. The compiler says which local a name
 * means; where it gave up, e.g. in the arguments of a call that it does not know, the last one of
 * that name is it.
 */
final class Scopes {
  private final Map<LocalDeclaration, Local> byDeclaration = new IdentityHashMap<>();
  private final List<Local> visible = new ArrayList<>();
  private final List<OpenLambda> lambdas = new ArrayList<>();
  private int count;

  /**
   * @param firstLocal locals with ids from it on are declared in the lambda itself
   */
  private record OpenLambda(int firstLocal, Set<Local> captures) {}

  int nextId() {
    return count++;
  }

  int count() {
    return count;
  }

  /** What a scope must be left with. */
  int enter() {
    return visible.size();
  }

  void leave(int entered) {
    visible.subList(entered, visible.size()).clear();
  }

  Local declare(Local local) {
    visible.add(local);
    return local;
  }

  Local declare(LocalDeclaration declaration, Local local) {
    byDeclaration.put(declaration, local);
    return declare(local);
  }

  /**
   * The local that a name means here, or null; the lambdas around note it when it is from outside.
   */
  @Nullable Local use(String name, @Nullable Binding binding) {
    Local local = find(name, binding);
    if (local == null) {
      return null;
    }
    for (int i = lambdas.size() - 1; i >= 0 && local.id() < lambdas.get(i).firstLocal; i--) {
      lambdas.get(i).captures.add(local);
    }
    return local;
  }

  private @Nullable Local find(String name, @Nullable Binding binding) {
    if (binding instanceof LocalVariableBinding variable) {
      Local known = byDeclaration.get(variable.declaration);
      return known != null ? known : last(name);
    }
    return binding != null && binding.isValidBinding() ? null : last(name);
  }

  private @Nullable Local last(String name) {
    for (int i = visible.size() - 1; i >= 0; i--) {
      if (visible.get(i).name().equals(name)) {
        return visible.get(i);
      }
    }
    return null;
  }

  void enterLambda() {
    lambdas.add(new OpenLambda(count, new LinkedHashSet<>()));
  }

  List<Local> leaveLambda() {
    return List.copyOf(lambdas.remove(lambdas.size() - 1).captures);
  }
}
