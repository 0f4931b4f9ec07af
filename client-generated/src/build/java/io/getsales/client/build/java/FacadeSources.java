package io.getsales.client.build.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks the compiler which methods of the facade stand on which generated ones. It knows every call,
 * also those in lambdas and method references, and every line that a changed class breaks.
 */
public final class FacadeSources {
  private static final String API_PACKAGE = "io.getsales.client.generated.api";

  private FacadeSources() {}

  /**
   * Analyses the sources under some directories.
   *
   * @param classpath the generated classes and what else the sources need
   */
  public static FacadeUse analyze(Collection<Path> roots, Collection<Path> classpath) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = Compilation.files(diagnostics, classpath, null)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-Xmaxerrs",
              "1000",
              "-nowarn",
              "--should-stop=ifError=FLOW");
      JavacTask task =
          (JavacTask)
              Compilation.compiler()
                  .getTask(
                      null,
                      files,
                      diagnostics,
                      options,
                      null,
                      files.getJavaFileObjectsFromPaths(Compilation.sources(roots)));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Iterable<? extends Element> analyzed = task.analyze();
      Graph graph = new Graph(Trees.instance(task));
      units.forEach(unit -> graph.scan(unit, null));
      return use(graph, units, diagnostics, analyzed.iterator().hasNext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FacadeUse use(
      Graph graph,
      List<CompilationUnitTree> units,
      DiagnosticCollector<JavaFileObject> diagnostics,
      boolean isAnalyzed) {
    List<CompileError> errors = new ArrayList<>();
    Set<String> broken = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(Compilation.error(diagnostic));
        String method = graph.methodAt(diagnostic, units);
        if (method != null) {
          broken.add(method);
        }
      }
    }
    return new FacadeUse(
        isAnalyzed || errors.isEmpty() ? graph.callers() : Map.of(), errors, broken);
  }

  /** Who calls whom. */
  private static final class Graph extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final Map<Element, Set<Element>> callersOf = new LinkedHashMap<>();

    Graph(Trees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
      call(trees.getElement(new TreePath(getCurrentPath(), tree.getMethodSelect())));
      return super.visitMethodInvocation(tree, nothing);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
      call(trees.getElement(getCurrentPath()));
      return super.visitMemberReference(tree, nothing);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
      call(trees.getElement(getCurrentPath()));
      return super.visitNewClass(tree, nothing);
    }

    private void call(@Nullable Element called) {
      Element caller = enclosing(getCurrentPath());
      if (called != null && caller != null && !called.equals(caller)) {
        callersOf.computeIfAbsent(called, any -> new LinkedHashSet<>()).add(caller);
      }
    }

    /** The method around, or the class for what stands in a field. */
    private @Nullable Element enclosing(TreePath path) {
      for (TreePath at = path; at != null; at = at.getParentPath()) {
        Tree tree = at.getLeaf();
        if (tree instanceof MethodTree || tree instanceof ClassTree) {
          Element element = trees.getElement(at);
          boolean isAnonymous = element != null && isIn(element, ElementKind.METHOD);
          if (!isAnonymous) {
            return element;
          }
        } else if (tree instanceof VariableTree
            && at.getParentPath().getLeaf() instanceof ClassTree) {
          continue;
        }
      }
      return null;
    }

    /** Tells whether an element belongs to a class that stands in a method. */
    private static boolean isIn(Element element, ElementKind kind) {
      for (Element around = element.getEnclosingElement();
          around != null;
          around = around.getEnclosingElement()) {
        if (around.getKind() == kind) {
          return true;
        }
      }
      return false;
    }

    /** Public methods from which a method of a generated interface is reached, by that method. */
    Map<String, Set<String>> callers() {
      Map<String, Set<String>> callers = new TreeMap<>();
      for (Element called : callersOf.keySet()) {
        if (called.getKind() == ElementKind.METHOD
            && called.getEnclosingElement().toString().startsWith(API_PACKAGE + ".")) {
          callers.put(
              called.getEnclosingElement().getSimpleName() + "." + called.getSimpleName(),
              publicCallers(called));
        }
      }
      return callers;
    }

    private Set<String> publicCallers(Element called) {
      Set<String> found = new TreeSet<>();
      Set<Element> seen = new HashSet<>();
      Deque<Element> open = new ArrayDeque<>(callersOf.getOrDefault(called, Set.of()));
      while (!open.isEmpty()) {
        Element caller = open.removeFirst();
        if (!seen.add(caller)) {
          continue;
        }
        if (isPublicMethod(caller)) {
          found.add(
              name(caller)); // what calls this one in turn is a user's view of the same method
        } else {
          open.addAll(callersOrMakers(caller));
        }
      }
      return found;
    }

    /**
     * Who calls a method; of one that is only called through an interface, who makes its object.
     */
    private Set<Element> callersOrMakers(Element called) {
      Set<Element> callers = callersOf.getOrDefault(called, Set.of());
      if (!callers.isEmpty()) {
        return callers;
      }
      Element type = called.getKind().isClass() ? called : called.getEnclosingElement();
      Set<Element> makers = new LinkedHashSet<>();
      for (Element member : type.getEnclosedElements()) {
        if (member.getKind() == ElementKind.CONSTRUCTOR) {
          makers.addAll(callersOf.getOrDefault(member, Set.of()));
        }
      }
      return makers;
    }

    private static boolean isPublicMethod(Element element) {
      return element.getKind() == ElementKind.METHOD
          && element.getModifiers().contains(Modifier.PUBLIC)
          && element.getEnclosingElement().getModifiers().contains(Modifier.PUBLIC);
    }

    private static String name(Element method) {
      return method.getEnclosingElement().getSimpleName()
          + "."
          + method.toString().replaceAll("[a-z0-9_]+\\.", "");
    }

    @Nullable String methodAt(
        Diagnostic<? extends JavaFileObject> diagnostic, List<CompilationUnitTree> units) {
      SourcePositions positions = trees.getSourcePositions();
      for (CompilationUnitTree unit : units) {
        if (unit.getSourceFile() == diagnostic.getSource()
            || unit.getSourceFile()
                .toUri()
                .equals(diagnostic.getSource() == null ? null : diagnostic.getSource().toUri())) {
          String[] found = new String[1];
          new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
              long at = diagnostic.getPosition();
              if (positions.getStartPosition(unit, method) <= at
                  && at <= positions.getEndPosition(unit, method)) {
                Element element = trees.getElement(getCurrentPath());
                found[0] = element == null ? method.getName().toString() : name(element);
              }
              return super.visitMethod(method, nothing);
            }
          }.scan(unit, null);
          return found[0];
        }
      }
      return null;
    }
  }
}
