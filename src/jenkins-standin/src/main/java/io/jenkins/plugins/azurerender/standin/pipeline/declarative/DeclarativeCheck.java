package io.jenkins.plugins.azurerender.standin.pipeline.declarative;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Checks a Declarative Pipeline as a whole when the script is compiled. */
public final class DeclarativeCheck extends CompilationCustomizer {

    public DeclarativeCheck() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {}
}
