// The page's own modules; the worker of its layout is among them.
import '../../frontend/bench/page.tsx';
