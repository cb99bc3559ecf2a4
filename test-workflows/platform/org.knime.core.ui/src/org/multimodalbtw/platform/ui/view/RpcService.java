package org.multimodalbtw.platform.ui.view;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knime.node.DefaultView.ViewInput;

/** Answers JSON-RPC 2.0 requests by the public methods of a view's handlers. */
final class RpcService {

    private static final int SERVER_ERROR = -32000;

    private final Map<String, Function<ViewInput, Object>> handlers;
    private final ViewInput input;

    RpcService(Map<String, Function<ViewInput, Object>> handlers, ViewInput input) {
        this.handlers = handlers;
        this.input = input;
    }

    /**
     * @throws IllegalArgumentException if the request is not JSON-RPC, or asks for a method that is not there
     */
    String call(String request) {
        Map<?, ?> call = (Map<?, ?>) Json.read(request);
        String name = String.valueOf(call.get("method"));
        List<?> arguments = call.get("params") == null ? List.of() : Json.list(call.get("params"));
        Object handler = handler(name);
        Method method = method(handler, name.substring(name.indexOf('.') + 1), arguments.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", call.get("id"));
        try {
            answer.put("result", method.invoke(handler, convert(arguments, method)));
        } catch (InvocationTargetException e) {
            answer.put("error", error(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("The method " + method + " cannot be called: make its class public.", e);
        }
        return Json.write(answer);
    }

    private Object handler(String method) {
        int dot = method.indexOf('.');
        String service = dot < 0 ? "" : method.substring(0, dot);
        Function<ViewInput, Object> handler = handlers.get(service);
        if (handler == null) {
            throw new IllegalArgumentException("Service '" + (dot < 0 ? method : service) + "' does not exist");
        }
        return handler.apply(input);
    }

    private static Method method(Object handler, String name, int arguments) {
        return Stream.of(handler.getClass().getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && method.getName().equals(name)
                        && method.getParameterCount() == arguments)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(handler.getClass()
                                .getName() + " has no public method " + name + " of " + arguments + " parameters."));
    }

    private static Object[] convert(List<?> arguments, Method method) {
        Object[] converted = new Object[arguments.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = convert(arguments.get(i), method.getParameterTypes()[i]);
        }
        return converted;
    }

    private static Object convert(Object value, Class<?> type) {
        if (value instanceof Number number) {
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact(number.longValue());
            }
            if (type == long.class || type == Long.class) {
                return number.longValue();
            }
            if (type == double.class || type == Double.class) {
                return number.doubleValue();
            }
        }
        if (value instanceof List<?> list && type == String[].class) {
            return list.stream().map(String.class::cast).toArray(String[]::new);
        }
        return value;
    }

    private static Map<String, Object> error(Throwable failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", SERVER_ERROR);
        error.put("message", String.valueOf(failure.getMessage()));
        error.put("data", Map.of("name", failure.getClass().getName()));
        return error;
    }
}
