package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** A call in the source, such as {@code stage('x') { }}; the block may be null. */
record Section(String name, ASTNode at, List<Expression> arguments, ClosureExpression block) {

    /** Returns the call in the statement; null when the statement is not a call. */
    static Section of(Statement statement) {
        Expression expression = null;
        if (statement instanceof ExpressionStatement plain) {
            expression = plain.getExpression();
        } else if (statement instanceof ReturnStatement last) {
            expression = last.getExpression();
        }
        if (!(expression instanceof MethodCallExpression call) || !call.isImplicitThis()) {
            return null;
        }
        List<Expression> arguments = new ArrayList<>();
        if (call.getArguments() instanceof TupleExpression tuple) {
            arguments.addAll(tuple.getExpressions());
        }
        ClosureExpression block = null;
        if (!arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression last) {
            block = last;
            arguments.remove(arguments.size() - 1);
        }
        return new Section(call.getMethodAsString(), call, arguments, block);
    }

    /** Returns the statements of a block. */
    static List<Statement> statements(ClosureExpression block) {
        return block.getCode() instanceof BlockStatement code ? code.getStatements() : List.of(block.getCode());
    }

    /** Returns the only argument if it is a string literal, else null. */
    String constantText() {
        return arguments.size() == 1
                        && arguments.get(0) instanceof ConstantExpression constant
                        && constant.getValue() instanceof String text
                ? text
                : null;
    }
}
