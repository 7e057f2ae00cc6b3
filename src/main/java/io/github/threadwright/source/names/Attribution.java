package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names and expressions of one file mean: a table beside the intermediate representation,
 * which itself depends on the file alone.
 */
public final class Attribution {
  private final Map<Body, Table> tables;
  private final @Nullable TypeRef[] locals;

  /** What is known of the nodes of one body, by node id. */
  record Table(@Nullable TypeRef[] types, @Nullable Target[] targets) {}

  /**
   * @param tables by body; bodies compare by identity
   * @param locals types by the id of the local
   */
  Attribution(Map<Body, Table> tables, @Nullable TypeRef[] locals) {
    this.tables = tables;
    this.locals = locals;
  }

  /**
   * The static type of an expression; {@link TypeRef.Unknown} where it could not be found out or
   * the node has none.
   */
  public TypeRef typeOf(Body body, Node node) {
    Table table = tables.get(body);
    TypeRef type = table == null ? null : table.types()[node.id()];
    return type == null ? NO_TYPE : type;
  }

  /**
   * What a name stands for: {@link Target.Method}, {@link Target.OwnerOnly} or {@link
   * Target.Unresolved} for calls, object creations, explicit constructor calls and method
   * references; a field, type or package for names and selects. Null for nodes that name nothing.
   */
  public @Nullable Target targetOf(Body body, Node node) {
    Table table = tables.get(body);
    return table == null ? null : table.targets()[node.id()];
  }

  public TypeRef typeOf(Local local) {
    TypeRef type = locals[local.id()];
    return type == null ? NO_TYPE : type;
  }

  private static final TypeRef NO_TYPE = new TypeRef.Unknown("no type");
}
