package dev.threadspool.acceptance.faults.mutant;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;

/**
 * One place in the byte code that is changed so that a guard is gone. It must be found exactly once
 * in its method (overloads included); otherwise the guard has moved, and the cut has to follow it.
 */
sealed interface Cut {

  /** The class, by its binary name. */
  String type();

  /** The method in which the place is. */
  String method();

  /** Whether this is the place. */
  boolean isAt(CodeElement element);

  /** Writes what stands there from now on. */
  void replace(CodeBuilder code, CodeElement element);

  /** A piece of a statement's text that is left out. */
  record Text(String type, String method, String text) implements Cut {

    @Override
    public boolean isAt(CodeElement element) {
      return element instanceof LoadConstantInstruction constant
          && constant.constantValue() instanceof String value
          && value.contains(text);
    }

    @Override
    public void replace(CodeBuilder code, CodeElement element) {
      if (element instanceof LoadConstantInstruction constant
          && constant.constantValue() instanceof String value) {
        code.loadConstant(value.replace(text, ""));
      }
    }
  }

  /**
   * A call that goes somewhere else.
   *
   * @param callee the simple name of the called class and the method's name, as in {@code
   *     Stream.sorted}
   * @param instead a static method of {@link Instead} that takes what the call takes, its receiver
   *     first
   */
  record Call(String type, String method, String callee, String instead) implements Cut {

    @Override
    public boolean isAt(CodeElement element) {
      return element instanceof InvokeInstruction call && callee.equals(name(call));
    }

    @Override
    public void replace(CodeBuilder code, CodeElement element) {
      code.invokestatic(Instead.TYPE, instead, Instead.signature(instead));
    }

    private static String name(InvokeInstruction call) {
      String owner = call.owner().asInternalName();
      return owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue();
    }
  }
}
