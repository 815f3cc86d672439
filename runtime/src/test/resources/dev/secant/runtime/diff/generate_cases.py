import mpmath as mp, random, sys, math
mp.mp.dps=700 if False else 80
seed=int(sys.argv[1]); N=int(sys.argv[2]); R=random.Random(seed)
class U(Exception): pass
# dual evaluation of RPN
def dual(rpn,x):
    st=[]
    X=mp.mpf(x)
    for t in rpn.split():
        if t=='x': st.append((X,mp.mpf(1))); continue
        if t in('+','-','*','/','min','max'):
            b=st.pop();a=st.pop()
            if t=='+': st.append((a[0]+b[0],a[1]+b[1]))
            elif t=='-': st.append((a[0]-b[0],a[1]-b[1]))
            elif t=='*': st.append((a[0]*b[0],a[1]*b[0]+a[0]*b[1]))
            elif t=='/':
                if b[0]==0: raise U
                st.append((a[0]/b[0],(a[1]*b[0]-a[0]*b[1])/b[0]**2))
            else:
                if a[0]==b[0]: raise U
                st.append(a if ((a[0]<b[0])==(t=='min')) else b)
            continue
        try: v=float(t); st.append((mp.mpf(v),mp.mpf(0))); continue
        except ValueError: pass
        a,d=st.pop(); n=t.split(':')
        o=n[0]
        if o=='exp':
            if abs(a)>1e4: raise U
            e=mp.exp(a); st.append((e,e*d))
        elif o in('sin','cos') and abs(a)>mp.mpf('1e30'): raise U
        elif o=='sin': st.append((mp.sin(a),mp.cos(a)*d))
        elif o=='cos': st.append((mp.cos(a),-mp.sin(a)*d))
        elif o=='tan': st.append((mp.tan(a),d/mp.cos(a)**2))
        elif o=='tanh': st.append((mp.tanh(a),d/mp.cosh(a)**2 if abs(a)<1e5 else mp.mpf(0)))
        elif o=='log':
            if a<=0: raise U
            st.append((mp.log(a),d/a))
        elif o=='sqrt':
            if a<=0: raise U
            s=mp.sqrt(a); st.append((s,d/(2*s)))
        elif o=='square': st.append((a*a,2*a*d))
        elif o=='cube': st.append((a**3,3*a*a*d))
        elif o=='recip':
            if a==0: raise U
            st.append((1/a,-d/a**2))
        elif o=='atan': st.append((mp.atan(a),d/(1+a*a)))
        elif o=='asin':
            if abs(a)>=1: raise U
            st.append((mp.asin(a),d/mp.sqrt(1-a*a)))
        elif o=='sinh': st.append((mp.sinh(a),mp.cosh(a)*d))
        elif o=='neg': st.append((-a,-d))
        elif o=='aff': st.append((2*a+1,2*d))
        elif o=='abs':
            if a==0: raise U
            st.append((abs(a),d if a>0 else -d))
        elif o=='relu':
            if a==0: raise U
            st.append((a,d) if a>0 else (mp.mpf(0),mp.mpf(0)))
        elif o=='step':
            if a==0: raise U
            st.append((mp.mpf(1 if a>=0 else 0),mp.mpf(0)))
        elif o=='cbrt':
            if a==0: raise U
            c=mp.sign(a)*mp.cbrt(abs(a)); st.append((c,d*c/(3*a)))
        elif o=='pow':
            p=mp.mpf(float(n[1]))
            if a<=0: raise U
            st.append((a**p,p*a**(p-1)*d))
        elif o=='ipow':
            p=int(n[1]); st.append((a**p,p*a**(p-1)*d))
        elif o in('round','f32','noise','noisea','f32in'): st.append((a,d))
        else: raise Exception(t)
    assert len(st)==1,rpn
    return st[0]
OPS=['square','exp','sin','cos','tanh','log','sqrt','recip','cube','atan','neg','aff']
def rx():
    return R.uniform(-3,3) if R.random()<.5 else 10**R.uniform(-6,6)
def chain(lo=1,hi=4): return 'x '+' '.join(R.choice(OPS) for _ in range(R.randint(lo,hi)))
def num(lo,hi): return repr(R.uniform(lo,hi))
SM=['exp','sin','cos','tanh','atan']
def smooth(arg='x'):
    k=R.randint(0,5); a=num(.3,3); b=num(-2,2)
    return [f'{arg} {a} * {b} + sin',f'{arg} {a} * exp',f'{arg} square {a} * {arg} {b} * +',f'{arg} {a} * atan {arg} {b} * +',f'{arg} {a} * tanh 2 +',f'{arg} square 1 + sqrt {a} *'][k]
def lu(a,b): return 10**R.uniform(a,b)
def sgn(): return R.choice([-1,1])
def tree():
    return f'{smooth()} {smooth()} {R.choice("+-*")}'
def gpole():
    a=R.choice([1.0,2.0,0.0,R.uniform(-3,3)]); d=lu(-7,-1)*sgn()*max(abs(a),1e-3 if a else 1); n=R.randint(1,3)
    return f'{smooth()} x {a!r} - ipow:{n} /', a+d
def gedge():
    k=R.randint(0,7)
    a=R.choice([0.0,0.0,1.0,R.uniform(-3,3)]); d=lu(-9,-1)
    base=f'x {a!r} -'
    x=a+d
    if k==0:g=base+' sqrt'
    elif k==1:g=base+' log'
    elif k==2:g=base+' pow:1.5'
    elif k==3:g='x asin'; x=sgn()*(1-d)
    elif k==4:g='1 x square - sqrt'; x=sgn()*(1-d)
    elif k==5:g=base+' '+base+' log *'
    elif k==6:g=f'{smooth()} {base} sqrt *'
    else: g=f'{base} log {smooth()} +'
    return g,x
def gkink():
    a=R.choice([1.0,0.0,R.uniform(-3,3),0.5,1000.0]); d=lu(-9,-1)*sgn()*max(abs(a),1); c=lu(-4,2)
    k=R.randint(0,3)
    if k==0:g=f'{smooth()} x {a!r} - abs {c!r} * +'
    elif k==1:g=f'{smooth()} x {a!r} - relu {c!r} * +'
    elif k==2:g=f'x {a!r} - abs'
    else:g=f'x {a!r} - {smooth(f"x {a!r} -")} * relu {c!r} *'
    return g,a+d
def gjump():
    a=R.choice([1.0,0.0,R.uniform(-3,3),0.5]); d=lu(-9,-1)*sgn()*max(abs(a),1); c=lu(-4,2)
    return f'{smooth()} x {a!r} - step {c!r} * +',a+d
def gflat():
    k=R.randint(0,7)
    if k==0:return 'x square recip neg exp',R.uniform(.08,1)
    if k==1:return 'x tanh',sgn()*R.uniform(3,15)
    if k==2:return f'1 x sin {lu(-12,-3)!r} * +',R.uniform(.1,3)
    if k==3:return f'x ipow:{R.randint(2,9)}',R.choice([0.0,lu(-8,-1)])
    if k==4:return repr(R.uniform(-5,5)),R.choice([0.0,rx()])
    if k==5:return 'x square neg exp',R.uniform(2,20)
    if k==6:return f'{smooth()} {lu(-9,-1)!r} * {R.uniform(1,1000)!r} +',R.uniform(.1,3)
    return 'x relu x 1 - relu - 3 -',R.choice([-2.0,-R.uniform(.1,5),R.uniform(1.1,9)])
def gquant():
    k=R.randint(0,3); s=R.choice([smooth(),tree(),'x sin','x exp'])
    x=R.uniform(.2,3)*sgn()
    if k==0:return s+f' round:{R.randint(3,9)}',x
    if k==1:return s+' f32',x
    if k==2:return s.replace('x','x f32',1) + ' f32', x if False else float(__import__("struct").unpack('f',__import__("struct").pack('f',x))[0])
    return s+f' {lu(-3,3)!r} * round:{R.randint(2,6)}',x
def gnoise():
    s=R.choice([smooth(),tree(),'x sin','x exp']); x=R.choice([R.uniform(.2,3)*sgn(),lu(-3,3)])
    if R.random()<.5:return s+f' noise:{lu(-14,-4)!r}',x
    return s+f' noisea:{lu(-14,-4)!r}',x
def gcancel():
    k=R.randint(0,9)
    if k==0:return 'x exp 1 - x -',sgn()*lu(-5,-.5)
    if k==1:return '1 x cos - x square /',sgn()*lu(-4,0)
    if k==2:return 'x square 1 + sqrt x -',lu(0,5)
    if k==3:return f'{smooth()} 1e{R.randint(3,10)} +',R.uniform(.1,3)
    if k==4:return '1 x + log',lu(-9,-1)
    if k==5:
        n=R.randint(3,7); return ' '.join(['1']+[f'x * {(-1)**j*math.comb(n,j)} +' for j in range(1,n+1)]),1+sgn()*lu(-1.5,-.2)
    if k==6:return '1 x cos -',sgn()*lu(-6,-1)
    if k==7:return 'x sin x - x cube /',sgn()*lu(-2.5,0)
    if k==8:return f'1e{R.randint(5,9)} {smooth()} + 1e{R.randint(3,5)} - {smooth()} +',R.uniform(.1,3)
    return 'x 1 + sqrt x sqrt -',lu(1,8)
def gover():
    k=R.randint(0,6)
    if k==0:return 'x exp',R.uniform(690,709.7)
    if k==1:return f'{smooth()} 1e{R.randint(290,305)} *',R.uniform(.1,3)
    if k==2:return f'x ipow:{R.randint(5,20)}',10**R.uniform(10,15)
    if k==3:return 'x sinh',sgn()*R.uniform(690,710)
    if k==4:return 'x square exp',sgn()*R.uniform(25,26.6)
    if k==5:return 'x exp',-R.uniform(600,744)
    return f'{smooth()} 1e-{R.randint(290,310)} *',R.uniform(.1,3)
def gscale():
    e=R.uniform(-300,300); x=sgn()*10**e; k=R.randint(0,9)
    if k==0:return f'x {1/x!r} * sin',x
    if k==1:return 'x abs sqrt',x
    if k==2:return 'x abs log',x
    if k==3:return f'x {R.uniform(-3,3)!r} *',x
    if k==4:return 'x recip',x
    if k==5:return 'x exp',sgn()*10**R.uniform(-300,-1)
    if k==6:return f'x {1/x!r} * exp {10**R.uniform(-300,300)!r} *',x
    if k==7:return 'x atan',x
    if k==8:return f'x square 1 +',sgn()*10**R.uniform(-150,150)
    return f'x 1 + {smooth()} *', sgn()*10**R.uniform(-300,0)
def gsub():
    k=R.randint(0,4); x=sgn()*10**R.uniform(-322,-308)
    if k==0:return 'x 3 *',x
    if k==1:return 'x sin',x
    if k==2:return 'x abs sqrt',sgn()*10**R.uniform(-315,-308)
    if k==3:return 'x exp',x
    return f'x {10**R.uniform(0,300)!r} * atan',x
def gosc():
    k=R.randint(0,4); w=lu(0,9)
    if k==0:return f'x {w!r} * sin',R.uniform(.2,3)
    if k==1:return f'x square {lu(0,5)!r} * sin',R.uniform(.2,3)
    if k==2:return f'x x {w!r} * sin {lu(-6,0)!r} * +',R.uniform(.2,3)
    if k==3:return 'x sin',lu(0,10)
    return f'x recip sin',lu(-5,0)
def gpeak():
    k=R.randint(0,4); a=R.choice([0.0,1.0,R.uniform(-3,3)]); w=lu(-9,-1); x=a+w*R.uniform(-2,2); b=f'x {a!r} - {w!r} /'
    if k==0:return b+' square 1 + recip',x
    if k==1:return b+' square neg exp',x
    if k==2:return b+' tanh',x
    if k==3:return f'{smooth()} {b} square neg exp {lu(-3,1)!r} * +',x
    return f'{smooth()} {b} tanh {lu(-3,1)!r} * +',x
def gunf(): return chain(1,6), R.choice([1,-1])*10**R.uniform(-8,8)
# nondifferentiable: (rpn,x,kind)
def ndx():
    return R.choice([0.0,0.0,1.0,2.0,R.uniform(-3,3),lu(-6,6)])
def nd():
    a=ndx(); b=f'x {a!r} -'; s=smooth(); c=sgn()*lu(-2,2)
    scale=max(1,abs(a)) 
    k=R.randint(0,13)
    if k==0:return b+' abs',a,'KINK'
    if k==1:return f'{b} relu {s} +',a,'KINK'
    if k==2:return f'{s} {b} abs {c!r} * +',a,'KINK'
    if k==3:return f'{b} {b} square {R.choice(["min","max"])}',a,'KINK'
    if k==4:return f'{b} sin abs',a,'KINK'
    if k==5:return b+' step',a,'JUMP'
    if k==6:return f'{s} {b} step {c!r} * +',a,'JUMP'
    if k==7:return 'x floor',float(R.randint(-5,1000)),'JUMP'
    if k==8:return b+' cbrt',a,'VERTICAL_TANGENT'
    if k==9:return b+' sqrt',a,'VERTICAL_TANGENT'
    if k==10:return f'{s} {b} cbrt {c!r} * +',a,'VERTICAL_TANGENT'
    if k==11:return b+' abs sqrt',a,'VERTICAL_TANGENT'
    if k==12:return R.choice([(b+' log',a-abs(R.uniform(0.1,3)),'OUT_OF_DOMAIN'),(b+' recip',a,'OUT_OF_DOMAIN'),(b+' sqrt',a-R.uniform(.1,1),'OUT_OF_DOMAIN')])
    return R.choice([('x xsin1',0.0,'UNRELIABLE'),(f'{b} xsin1 {s} +',a,'UNRELIABLE'),(f'{b} sign',a,'JUMP'),(f'{b} pow:0.3',a,'VERTICAL_TANGENT'),(f'{b} relu {b} neg relu 2 * +',a,'KINK')])
def c1():
    a=ndx(); b=f'x {a!r} -'; s=smooth(); k=R.randint(0,6)
    if k==0:return f'{b} abs pow:1.5',a,lambda:mp.mpf(0)
    if k==1:return f'{b} {b} abs * {s} +',a,lambda:dual(s,a)[1]
    if k==2:return f'{b} abs pow:{R.uniform(1.2,2.8)!r} {s} +',a,lambda:dual(s,a)[1]
    if k==3:return f'{b} pow:{R.choice([1.5,2.5,1.7])}',a,lambda:mp.mpf(0)
    if k==4:return f'{b} pow:2.5 {s} +',a,lambda:dual(s,a)[1]
    if k==5:return f'{b} le0 {s} *',a,lambda:dual(s,a)[1]
    return f'{b} relu square {s} +',a,lambda:dual(s,a)[1]
G=[('chain',lambda:(chain(),rx()),10),('unfiltered',gunf,8),('tree',lambda:(tree(),R.uniform(-3,3)),4),('pole',gpole,6),('edge',gedge,8),('nearkink',gkink,8),('nearjump',gjump,4),('flat',gflat,6),('quantised',gquant,6),('noisy',gnoise,6),('cancel',gcancel,8),('overflow',gover,5),('scale',gscale,8),('subnormal',gsub,4),('oscill',gosc,5),('peak',gpeak,6),('c1',c1,5),('nondiff',nd,14)]
names=[g for g in G for _ in range(g[2])]
print('id,rpn,x_hex,exact,class')
i=0
import signal
class TO(Exception): pass
def al(*a): raise TO
signal.signal(signal.SIGALRM,al)
while i<N:
    signal.setitimer(signal.ITIMER_REAL,1.0)
    nm,fn,_=R.choice(names)
    try:
        r=fn()
        if nm=='nondiff':
            rpn,x,kind=r; i+=1; print(f'g{i},{rpn},{x.hex()},{kind},{nm}'); continue
        if nm=='c1':
            rpn,x,ex=r; d=ex()
        else:
            rpn,x=r; x=float(x)
            with mp.workdps(700 if nm in('scale','subnormal') else 120): v,d=dual(rpn,x)
            if abs(v)>mp.mpf('1e308'): continue
        if not mp.isfinite(d) or abs(d)>mp.mpf('1e308') or (d!=0 and abs(d)<mp.mpf('1e-307')): continue
        if x!=x or abs(x)==math.inf: continue
        i+=1; print(f'g{i},{rpn},{x.hex()},{mp.nstr(d,25)},{nm}')
    except (TO,MemoryError,U,OverflowError,ZeroDivisionError,ValueError): continue
