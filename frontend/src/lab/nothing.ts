/** Stands for a package that a library imports and that nothing here calls (build.mjs). */

export default undefined;
