package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Checks a Declarative Pipeline as a whole when its script is compiled, so that nothing runs when a part is wrong. */
public final class DeclarativeCheck extends CompilationCustomizer {

    public DeclarativeCheck() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        if (!classNode.isScript()) {
            return;
        }
        ValidationErrors problems = new ValidationErrors(source);
        for (Statement statement : source.getAST().getStatementBlock().getStatements()) {
            Section section = Section.of(statement);
            if (section != null && "pipeline".equals(section.name()) && section.block() != null) {
                new PipelineCheck(problems).check(section);
            }
        }
    }
}
