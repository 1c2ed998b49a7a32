package io.jenkins.plugins.azurerender.standin.pipeline;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Makes {@code sleep 5} the step, which counts seconds; Groovy has a method of that name that counts milliseconds. */
final class SleepIsAStep extends CompilationCustomizer {

    SleepIsAStep() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new ClassCodeVisitorSupport() {
            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }

            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                super.visitMethodCallExpression(call);
                if (call.isImplicitThis() && "sleep".equals(call.getMethodAsString())) {
                    call.setObjectExpression(new VariableExpression("steps"));
                    call.setImplicitThis(false);
                }
            }
        }.visitClass(classNode);
    }
}
