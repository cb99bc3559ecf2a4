package org.multimodalbtw.engine.heads;

/**
 * Decision trees, whose probabilities are averaged. The nodes of a tree lie one behind the other, a node's left child next to it.
 *
 * @param inputs how many values a row has
 * @param roots the first node of each tree, ascending from 0
 * @param features of each node which value it asks for; -1 in a leaf
 * @param thresholds of each node up to which value a row goes to the left; 0 in a leaf
 * @param next of each node its right child; of a leaf which of the leaves it is
 * @param leaves leaves x classes: probabilities above 0
 */
public record TreesHead(int inputs, int[] roots, int[] features, float[] thresholds, int[] next, float[][] leaves)
        implements Head {

    private static final float SUM_ERROR = 1e-3f;

    /** @throws IllegalArgumentException if these are no trees: a node leads out of its tree or back, or a leaf has no probabilities */
    public TreesHead {
        int nodes = features.length;
        require(nodes > 0 && thresholds.length == nodes && next.length == nodes, "nodes of different numbers");
        require(roots.length > 0 && roots[0] == 0, "no first tree");
        for (int tree = 0; tree < roots.length; tree++) {
            int end = tree + 1 < roots.length ? roots[tree + 1] : nodes;
            require(end > roots[tree] && end <= nodes, "a tree without nodes");
            for (int node = roots[tree]; node < end; node++) {
                boolean isLeaf = features[node] == -1;
                require(
                        isLeaf
                                ? next[node] >= 0 && next[node] < leaves.length
                                : features[node] >= 0
                                        && features[node] < inputs
                                        && next[node] > node + 1
                                        && next[node] < end,
                        "a node that leads nowhere");
            }
            // the last node of a tree has no node beside it, so that walking on from any node ends in a leaf
            require(features[end - 1] == -1, "a tree without an end");
        }
        require(leaves.length > 0 && leaves[0].length > 1, "no classes");
        for (float[] leaf : leaves) {
            require(leaf.length == leaves[0].length && isDistribution(leaf), "a leaf without probabilities");
        }
    }

    private static boolean isDistribution(float[] leaf) {
        float sum = 0;
        for (float probability : leaf) {
            if (!(probability > 0)) {
                return false;
            }
            sum += probability;
        }
        return Math.abs(sum - 1) < SUM_ERROR;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("trees with " + otherwise);
        }
    }

    @Override
    public double[] logProbabilities(float[] values) {
        double[] sum = new double[outputs()];
        double all = 0;
        for (int root : roots) {
            float[] leaf = leaves[next[leaf(root, values)]];
            for (int c = 0; c < sum.length; c++) {
                sum[c] += leaf[c];
                all += leaf[c];
            }
        }
        for (int c = 0; c < sum.length; c++) {
            sum[c] = Math.log(sum[c] / all);
        }
        return sum;
    }

    private int leaf(int root, float[] values) {
        int node = root;
        while (features[node] >= 0) {
            node = values[features[node]] <= thresholds[node] ? node + 1 : next[node];
        }
        return node;
    }

    @Override
    public int outputs() {
        return leaves[0].length;
    }
}
