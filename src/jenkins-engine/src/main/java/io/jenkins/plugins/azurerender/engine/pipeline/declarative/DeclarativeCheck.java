package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Validates a whole Declarative Pipeline at compile time, before any step runs. */
public final class DeclarativeCheck extends CompilationCustomizer {

    public DeclarativeCheck() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (!classNode.isScript()) {
            return;
        }
        ValidationErrors errors = new ValidationErrors(source);
        for (Statement statement : source.getAST().getStatementBlock().getStatements()) {
            Section section = Section.of(statement);
            if (section != null && "pipeline".equals(section.name()) && section.block() != null) {
                new PipelineCheck(errors).check(section);
            }
        }
    }
}
