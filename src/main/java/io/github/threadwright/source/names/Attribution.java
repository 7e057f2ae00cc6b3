package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.IdentityHashMap;
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

  /**
   * The same with what somebody else knows better. Of two answers that agree this one is kept: that
   * of the other need not be put in the same words.
   */
  public Attribution refined(Knowledge knowledge) {
    if (knowledge.bodies().isEmpty()) {
      return this;
    }
    Map<Body, Table> refined = new IdentityHashMap<>(tables);
    knowledge
        .bodies()
        .forEach(
            (body, known) -> refined.computeIfPresent(body, (b, table) -> refined(table, known)));
    @Nullable TypeRef[] types = locals.clone();
    knowledge
        .locals()
        .forEach((local, type) -> types[local.id()] = refined(types[local.id()], type));
    return new Attribution(refined, types);
  }

  private static Table refined(Table table, Knowledge.OfBody known) {
    @Nullable TypeRef[] types = table.types().clone();
    @Nullable Target[] targets = table.targets().clone();
    for (int id = 0; id < types.length; id++) {
      types[id] = refined(types[id], known.types()[id]);
      targets[id] = refined(targets[id], known.targets()[id]);
    }
    return new Table(types, targets);
  }

  private static @Nullable TypeRef refined(@Nullable TypeRef type, @Nullable TypeRef known) {
    if (known == null || TypeOps.isUnknown(known)) {
      return type;
    }
    boolean agree =
        type != null
            && !TypeOps.isUnknown(type)
            && TypeIndex.erase(type).equals(TypeIndex.erase(known));
    return agree ? type : known;
  }

  private static @Nullable Target refined(@Nullable Target target, @Nullable Target known) {
    if (known instanceof Target.Method better && target instanceof Target.Method method) {
      boolean agree =
          method.owner().name().equals(better.owner().name())
              && method.shape().equals(better.shape());
      return agree ? target : known;
    }
    return known == null || target instanceof Target.Field ? target : known;
  }

  private static final TypeRef NO_TYPE = new TypeRef.Unknown("no type");
}
