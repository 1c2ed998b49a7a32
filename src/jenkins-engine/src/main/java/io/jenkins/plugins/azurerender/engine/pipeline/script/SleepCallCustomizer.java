package io.jenkins.plugins.azurerender.engine.pipeline.script;

import java.util.List;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Makes {@code sleep 5} call the step (seconds) and not the method of every Groovy object (milliseconds), by naming its
 * argument.
 */
final class SleepCallCustomizer extends CompilationCustomizer {

    SleepCallCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        new SleepCalls(source).visitClass(classNode);
    }

    private static final class SleepCalls extends ClassCodeVisitorSupport {

        private final SourceUnit source;

        SleepCalls(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            if (call.isImplicitThis()
                    && "sleep".equals(call.getMethodAsString())
                    && call.getArguments() instanceof ArgumentListExpression arguments
                    && arguments.getExpressions().size() == 1) {
                MapEntryExpression named =
                        new MapEntryExpression(new ConstantExpression("time"), arguments.getExpression(0));
                call.setArguments(new TupleExpression(new NamedArgumentListExpression(List.of(named))));
            }
        }
    }
}
