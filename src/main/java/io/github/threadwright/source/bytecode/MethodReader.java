package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.bytecode.MethodCode.Call;
import io.github.threadwright.source.bytecode.MethodCode.Creation;
import io.github.threadwright.source.bytecode.MethodCode.Function;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.bytecode.MethodCode.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the code of a method in one pass from front to end, with an operand stack of {@link
 * Origin}s beside it.
 *
 * <p>What a jump brings along on the stack is kept for the place where it lands. Of a local
 * variable the value is known until the next such place, and for good when it is the only one: that
 * shows at the end, so what is found goes through {@link Locals#settle}.
 */
final class MethodReader extends MethodVisitor {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  private final String owner;
  private final int access;
  private final String name;
  private final String descriptor;
  private final Consumer<MethodCode> result;
  private final OperandStack stack = new OperandStack();
  private final Locals locals;
  private final CodeRegions regions = new CodeRegions();
  private final Map<Label, Origin[]> brought = new HashMap<>();
  private final List<Found> calls = new ArrayList<>();
  private final List<Creation> creations = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();
  private final List<FoundWrite> writes = new ArrayList<>();
  private final List<Origin> returned = new ArrayList<>();
  private final List<Integer> monitors = new ArrayList<>();
  private boolean reachable = true;

  /** A call and its place. */
  private record Found(
      int at, Named method, @Nullable Origin receiver, List<Origin> arguments, int creation) {}

  private record FoundWrite(
      int at, @Nullable String field, @Nullable Origin object, Origin value) {}

  MethodReader(
      String owner, int access, String name, String descriptor, Consumer<MethodCode> result) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.result = result;
    this.locals = new Locals((access & Opcodes.ACC_STATIC) != 0, descriptor);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    regions.handler(handler);
    brought.put(handler, new Origin[] {Origin.UNKNOWN});
  }

  @Override
  public void visitLabel(Label label) {
    Origin[] other = brought.remove(label);
    if (!reachable || regions.isHandler(label)) {
      stack.set(other == null ? new Origin[0] : other);
    } else if (other != null) {
      stack.meet(other);
    }
    reachable = true;
    locals.meet();
    regions.label(label);
  }

  private void jumpTo(Label label) {
    if (!regions.isKnown(label)) {
      Origin[] here = stack.copy();
      Origin[] other = brought.get(label);
      if (other == null) {
        brought.put(label, here);
      } else {
        OperandStack met = new OperandStack();
        met.set(other);
        met.meet(here);
        brought.put(label, met.copy());
      }
    }
    regions.jump(label);
  }

  private void ends(boolean returns) {
    reachable = false;
    regions.ends(returns);
  }

  @Override
  public void visitInsn(int opcode) {
    regions.next();
    switch (opcode) {
      case Opcodes.AALOAD -> {
        stack.pop();
        stack.push(stack.pop().part(null));
      }
      case Opcodes.AASTORE,
          Opcodes.IASTORE,
          Opcodes.FASTORE,
          Opcodes.BASTORE,
          Opcodes.CASTORE,
          Opcodes.SASTORE ->
          arrayStore(1);
      case Opcodes.LASTORE, Opcodes.DASTORE -> arrayStore(2);
      case Opcodes.MONITORENTER -> {
        stack.pop();
        monitors.add(regions.at());
      }
      case Opcodes.MONITOREXIT -> stack.pop();
      case Opcodes.ACONST_NULL -> stack.push(Origin.CONSTANT);
      case Opcodes.ATHROW -> ends(false);
      case Opcodes.ARETURN -> {
        returned.add(stack.pop());
        ends(true);
      }
      case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.RETURN ->
          ends(true);
      default -> stack.apply(opcode);
    }
  }

  private void arrayStore(int slots) {
    Origin value = stack.popValue(slots);
    stack.pop();
    writes.add(new FoundWrite(regions.at(), null, stack.pop(), value));
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    regions.next();
    if (opcode == Opcodes.NEWARRAY) {
      newArray(1);
    } else {
      stack.pushUnknown(1);
    }
  }

  private void newArray(int dimensions) {
    stack.drop(dimensions);
    stack.push(Origin.created(-1, Origin.ARRAY));
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    regions.next();
    switch (opcode) {
      case Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD -> stack.push(locals.load(variable));
      case Opcodes.LLOAD, Opcodes.DLOAD -> stack.pushUnknown(2);
      case Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE -> locals.store(variable, stack.pop());
      case Opcodes.LSTORE, Opcodes.DSTORE -> {
        stack.drop(2);
        locals.store(variable, Origin.UNKNOWN);
      }
      default -> reachable = false;
    }
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    regions.next();
    locals.store(variable, Origin.UNKNOWN);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    regions.next();
    switch (opcode) {
      case Opcodes.NEW -> {
        stack.push(Origin.created(creations.size(), ClassFileWords.binaryName(type)));
        creations.add(new Creation(ClassFileWords.binaryName(type), List.of()));
      }
      case Opcodes.ANEWARRAY -> newArray(1);
      case Opcodes.INSTANCEOF -> {
        stack.pop();
        stack.pushUnknown(1);
      }
      default -> stack.push(cast(stack.pop(), ClassFileWords.binaryName(type)));
    }
  }

  private static Origin cast(Origin value, String type) {
    return switch (value.kind()) {
      case UNKNOWN, FIELD, STATIC_FIELD, RESULT ->
          new Origin(value.kind(), value.index(), type, value.field());
      default -> value;
    };
  }

  @Override
  public void visitFieldInsn(int opcode, String holder, String field, String type) {
    regions.next();
    Type fieldType = Type.getType(type);
    String id = ClassFileWords.binaryName(holder) + "#" + field;
    switch (opcode) {
      case Opcodes.GETSTATIC ->
          pushValue(fieldType, Origin.field(true, ClassFileWords.typeName(fieldType), id));
      case Opcodes.GETFIELD -> {
        Origin object = stack.pop();
        boolean own = locals.settled(object).kind() == Origin.Kind.THIS;
        pushValue(
            fieldType,
            own
                ? Origin.field(false, ClassFileWords.typeName(fieldType), id)
                : object.part(ClassFileWords.typeName(fieldType)));
      }
      case Opcodes.PUTSTATIC -> {
        Origin value = stack.popValue(fieldType.getSize());
        writes.add(new FoundWrite(regions.at(), id, null, value));
        regions.put(id);
      }
      default -> {
        Origin value = stack.popValue(fieldType.getSize());
        writes.add(new FoundWrite(regions.at(), id, stack.pop(), value));
        regions.put(id);
      }
    }
  }

  private void pushValue(Type type, Origin origin) {
    if (type.getSize() == 1) {
      stack.push(origin);
    } else {
      stack.pushUnknown(type.getSize());
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String holder, String method, String type, boolean ofInterface) {
    regions.next();
    Type[] parameters = Type.getArgumentTypes(type);
    List<Origin> arguments = popArguments(parameters);
    Origin receiver = opcode == Opcodes.INVOKESTATIC ? null : stack.pop();
    Named named =
        new Named(ClassFileWords.dispatch(opcode), ClassFileWords.binaryName(holder), method, type);
    int creation = -1;
    if (receiver != null && method.equals("<init>") && receiver.kind() == Origin.Kind.CREATED) {
      creation = receiver.index();
    }
    calls.add(new Found(regions.at(), named, receiver, arguments, creation));
    Type returned = Type.getReturnType(type);
    pushValue(returned, Origin.result(calls.size() - 1, ClassFileWords.typeName(returned)));
  }

  private List<Origin> popArguments(Type[] parameters) {
    Origin[] arguments = new Origin[parameters.length];
    for (int i = parameters.length - 1; i >= 0; i--) {
      arguments[i] = stack.popValue(parameters[i].getSize());
    }
    return List.of(arguments);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String method, String type, Handle bootstrap, Object... bootstrapArguments) {
    regions.next();
    List<Origin> captured = popArguments(Type.getArgumentTypes(type));
    Type returned = Type.getReturnType(type);
    boolean isFunction =
        bootstrap.getOwner().equals(LAMBDAS)
            && bootstrapArguments.length > 1
            && bootstrapArguments[1] instanceof Handle;
    if (!isFunction) {
      // Concatenation of strings, above all.
      pushValue(returned, Origin.unknown(ClassFileWords.typeName(returned)));
      return;
    }
    Handle code = (Handle) bootstrapArguments[1];
    Named named =
        new Named(
            ClassFileWords.dispatchOf(code),
            ClassFileWords.binaryName(code.getOwner()),
            code.getName(),
            code.getDesc());
    stack.push(Origin.function(functions.size(), ClassFileWords.typeName(returned)));
    functions.add(new Function(ClassFileWords.typeName(returned), named, captured));
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    regions.next();
    switch (opcode) {
      case Opcodes.GOTO -> {
        jumpTo(label);
        regions.leap(label);
        reachable = false;
      }
      case Opcodes.JSR -> {
        // The subroutine finds its return address there.
        stack.pushUnknown(1);
        jumpTo(label);
        stack.pop();
      }
      case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> {
        Origin tested = locals.settled(stack.pop());
        jumpTo(label);
        if (tested.field() != null) {
          boolean jumpsWhenSet = opcode == Opcodes.IFNE || opcode == Opcodes.IFNONNULL;
          regions.test(tested.field(), label, jumpsWhenSet);
        }
      }
      case Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE -> {
        stack.pop();
        jumpTo(label);
      }
      default -> {
        stack.drop(2);
        jumpTo(label);
      }
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    chooses(otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    chooses(otherwise, labels);
  }

  private void chooses(Label otherwise, Label[] labels) {
    regions.next();
    stack.pop();
    jumpTo(otherwise);
    for (Label label : labels) {
      jumpTo(label);
    }
    ends(false);
  }

  @Override
  public void visitLdcInsn(Object value) {
    regions.next();
    if (value instanceof Long || value instanceof Double) {
      stack.pushUnknown(2);
    } else {
      stack.push(Origin.CONSTANT);
    }
  }

  @Override
  public void visitMultiANewArrayInsn(String type, int dimensions) {
    regions.next();
    newArray(dimensions);
  }

  @Override
  public void visitEnd() {
    CodeRegions.Settled places = regions.settle();
    for (Found found : calls) {
      if (found.creation() >= 0) {
        creations.set(
            found.creation(),
            new Creation(found.method().owner(), locals.settle(found.arguments())));
      }
    }
    result.accept(
        new MethodCode(
            owner,
            name,
            descriptor,
            access,
            calls.stream().map(found -> settle(found, places)).toList(),
            creations,
            functions.stream()
                .map(f -> new Function(f.type(), f.code(), locals.settle(f.captured())))
                .toList(),
            writes(places, false),
            writes(places, true),
            locals.settle(returned),
            (int)
                monitors.stream()
                    .filter(at -> places.when(at) == MethodCode.Condition.USUAL)
                    .count(),
            places.loopDepth()));
  }

  private Call settle(Found found, CodeRegions.Settled places) {
    Origin receiver = found.receiver() == null ? null : locals.settled(found.receiver());
    return new Call(
        found.method(),
        receiver,
        locals.settle(found.arguments()),
        places.loopDepth(found.at()),
        places.when(found.at()));
  }

  private List<Write> writes(CodeRegions.Settled places, boolean lazy) {
    return writes.stream()
        .filter(write -> places.isLazy(write.at(), write.field()) == lazy)
        .map(this::settle)
        .toList();
  }

  private Write settle(FoundWrite write) {
    Origin object = write.object() == null ? null : locals.settled(write.object());
    return new Write(write.field(), object, locals.settled(write.value()));
  }
}
