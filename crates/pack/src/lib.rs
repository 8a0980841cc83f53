//! Form packs: the compiled pack, and the compiler that checks forms/.
