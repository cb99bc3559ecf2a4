package org.multimodalbtw.engine.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of PyTorch that a model from elsewhere may use: those that compute a result from their arguments and from nothing else. Not
 * among them are files, random numbers, memory that is not set ({@code empty}), tensors over memory at will ({@code as_strided}, {@code set_},
 * {@code resize_}), gradients, and operations in libraries of others.
 */
final class Operations {

    /** What an operation does with memory. */
    enum Effect {
        /** Its result is new. */
        NEW,
        /** Its result may share memory with its arguments. */
        ALIAS,
        /** It writes to its first argument. */
        IN_PLACE,
        /** It changes its first argument, a list. */
        LIST,
        /** It belongs to training: it may stand in a file, but not run. */
        TRAINING
    }

    private static final String NEW =
            """
            _convolution _softmax _log_softmax conv1d conv2d conv3d conv_transpose1d conv_transpose2d convolution
            batch_norm layer_norm native_layer_norm group_norm instance_norm rms_norm linear
            matmul mm bmm mv dot addmm baddbmm addmv addbmm outer bilinear scaled_dot_product_attention
            add sub mul div rsub true_divide floor_divide remainder fmod pow neg abs sign exp exp2 expm1 log log2 log10 log1p sqrt
            rsqrt square reciprocal sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh erf erfc sigmoid
            logit floor ceil round trunc frac clamp clamp_min clamp_max clip maximum minimum fmax fmin hypot lerp addcmul addcdiv
            relu relu6 gelu silu mish elu selu celu leaky_relu prelu hardtanh hardswish hardsigmoid softplus softsign
            log_sigmoid logsigmoid threshold glu softmax log_softmax softmin tanhshrink softshrink hardshrink
            sum mean std var std_mean var_mean prod amax amin max min argmax argmin all any norm frobenius_norm linalg_norm
            linalg_vector_norm cumsum cumprod logsumexp median topk sort argsort count_nonzero nan_to_num normalize
            max_pool1d max_pool2d max_pool3d avg_pool1d avg_pool2d avg_pool3d adaptive_avg_pool1d
            adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d max_pool2d_with_indices
            upsample_nearest1d upsample_nearest2d upsample_bilinear2d upsample_bicubic2d upsample_linear1d
            _upsample_bilinear2d_aa _upsample_bicubic2d_aa grid_sampler affine_grid_generator pixel_shuffle pixel_unshuffle
            reflection_pad1d reflection_pad2d replication_pad1d replication_pad2d constant_pad_nd im2col
            embedding gather index index_select take_along_dim masked_fill masked_select where scatter scatter_add index_add
            index_fill index_put index_copy cat concat concatenate stack hstack vstack dstack flip roll rot90 tril triu repeat
            repeat_interleave tile one_hot clone eq ne lt le gt ge isnan isinf isfinite isclose logical_and logical_or
            logical_not logical_xor bitwise_and bitwise_or bitwise_not bitwise_xor __and__ __or__ __xor__ __not__ __is__
            __isnot__ __contains__ floordiv __range_length __derive_index
            zeros ones full arange linspace eye zeros_like ones_like full_like new_zeros new_ones new_full scalar_tensor
            tensor triu_indices tril_indices cosine_similarity cdist pairwise_distance diff
            size len dim numel item is_floating_point is_complex is_nonzero Int Float Bool IntImplicit FloatImplicit ScalarImplicit
            NumToTensor dtype device layout is_cuda
            format _pack_padded_sequence _pad_packed_sequence lstm gru multiply subtract divide negative absolute
            is_grad_enabled is_autocast_enabled is_autocast_cpu_enabled
            greater less greater_equal less_equal not_equal equal is_same_size result_type sinc
            _native_multi_head_attention _transformer_encoder_layer_fwd _nested_tensor_from_mask
            _nested_tensor_from_mask_left_aligned to_padded_tensor copy
            special_erf special_expit special_log_softmax special_softmax l1_loss mse_loss
            """;

    private static final String ALIAS =
            """
            view view_as reshape reshape_as flatten unflatten transpose permute movedim moveaxis swapaxes swapdims t
            numpy_T mT squeeze unsqueeze expand expand_as broadcast_to contiguous to type_as float double half int long
            slice select narrow chunk split split_with_sizes tensor_split unbind unsafe_chunk unsafe_split
            unsafe_split_with_sizes diagonal detach alias dropout dropout_ feature_dropout einsum pad meshgrid broadcast_tensors ravel
            atleast_1d atleast_2d atleast_3d list tuple dict unchecked_unwrap_optional _unwrap_optional
            adjoint positive real unfold resolve_conj resolve_neg
            """;

    private static final String IN_PLACE =
            """
            relu_ relu6_ hardtanh_ hardswish_ hardsigmoid_ silu_ mish_ elu_ celu_ selu_ leaky_relu_ threshold_ sigmoid_ tanh_
            exp_ log_ sqrt_ rsqrt_ neg_ abs_ floor_ ceil_ round_ square_ reciprocal_ pow_ add_ sub_ mul_ div_ clamp_ clamp_min_
            clamp_max_ clip_ masked_fill_ copy_ fill_ zero_ addmm_ baddbmm_ addcmul_ addcdiv_ index_put_ index_fill_
            scatter_ scatter_add_ index_add_ tril_ triu_ floor_divide_ remainder_ nan_to_num_ softmax_
            """;

    private static final String TRAINING =
            """
            feature_dropout_ alpha_dropout alpha_dropout_ feature_alpha_dropout feature_alpha_dropout_ native_dropout empty
            empty_like new_empty bernoulli bernoulli_ rand rand_like randn randn_like randint normal_ uniform_ randperm
            requires_grad_ warn set_grad_enabled rrelu
            rrelu_with_noise backends.mha.get_fastpath_enabled gumbel_softmax multinomial
            """;

    /** Operations of {@code ops.prim} in models; the others there belong to the interpreter. */
    private static final Set<String> OF_INTERPRETER = Set.of(
            "NumToTensor",
            "dtype",
            "device",
            "layout",
            "is_cuda",
            "min",
            "max",
            "abs",
            "shape",
            "unchecked_unwrap_optional",
            "RaiseException",
            "requires_grad",
            "is_nested",
            "type",
            "data");

    private static final Map<String, Effect> EFFECTS = effects();

    private Operations() {}

    private static Map<String, Effect> effects() {
        Map<String, Effect> effects = new HashMap<>();
        put(effects, NEW, Effect.NEW);
        put(effects, ALIAS, Effect.ALIAS);
        put(effects, IN_PLACE, Effect.IN_PLACE);
        put(effects, "append _set_item", Effect.LIST);
        put(effects, TRAINING, Effect.TRAINING);
        return Map.copyOf(effects);
    }

    private static void put(Map<String, Effect> effects, String names, Effect effect) {
        for (String name : names.strip().split("\\s+")) {
            effects.put(name, effect);
        }
    }

    /**
     * @param path as a file names it, for example {@code torch.add} or {@code ops.prim.dtype}
     * @return what the operation does; empty for one that a model may not use
     */
    static Optional<Effect> effect(String path) {
        if (path.startsWith("ops.prim.")) {
            String name = path.substring("ops.prim.".length());
            return !OF_INTERPRETER.contains(name)
                    ? Optional.empty()
                    : Optional.of(EFFECTS.getOrDefault(name, Effect.ALIAS));
        }
        String name = path.startsWith("torch.")
                ? path.substring("torch.".length())
                : path.startsWith("ops.aten.") ? path.substring("ops.aten.".length()) : "";
        return Optional.ofNullable(EFFECTS.get(name));
    }
}
